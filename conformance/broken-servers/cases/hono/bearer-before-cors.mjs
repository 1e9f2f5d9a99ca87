// Whatever checks the token comes first.
// cause: preflight-needs-authentication
// header: Authorization: Bearer secret
import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { bearerAuth } from "hono/bearer-auth"
import { cors } from "hono/cors" // broken

const app = new Hono()
// fix
app.use("*", bearerAuth({ token: "secret" }))
app.use("*", cors()) // broken
app.get("/api/items", (context) => context.json(["tea", "milk"]))

export default serve({ fetch: app.fetch, port: 0 })
