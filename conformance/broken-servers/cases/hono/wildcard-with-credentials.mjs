// The page sends cookies, and the middleware allows everyone, which is its default.
// cause: credentials-with-wildcard
// credentials: include
// method: POST
// header: Content-Type: application/json
// body: {}
import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { cors } from "hono/cors" // broken

const app = new Hono()
// fix
app.use("*", cors({ credentials: true })) // broken
app.all("/api/items", (context) => context.json(["tea", "milk"]))

export default serve({ fetch: app.fetch, port: 0 })
