// The path of the middleware does not cover what is below it.
// cause: route-without-cors
import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { cors } from "hono/cors" // broken

const app = new Hono()
// fix
app.use("/api", cors()) // broken
app.get("/api", (context) => context.json({ version: 1 }))
app.get("/api/items", (context) => context.json(["tea", "milk"]))

export default serve({ fetch: app.fetch, port: 0 })
