// The middleware stands below the routes.
// cause: route-without-cors
import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { cors } from "hono/cors" // broken

const app = new Hono()
// fix
app.get("/api/items", (context) => context.json(["tea", "milk"]))
app.use("*", cors()) // broken

export default serve({ fetch: app.fetch, port: 0 })
