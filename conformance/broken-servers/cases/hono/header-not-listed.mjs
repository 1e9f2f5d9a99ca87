// The list of headers has only one of two.
// cause: request-header-not-listed
// header: X-Tenant: acme
// header: Content-Type: application/json
// method: PUT
// body: {}
import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { cors } from "hono/cors" // broken

const app = new Hono()
// fix
app.use("*", cors({ origin: "http://localhost:3000", allowHeaders: ["Content-Type"] })) // broken
app.all("/api/items", (context) => context.json(["tea", "milk"]))

export default serve({ fetch: app.fetch, port: 0 })
