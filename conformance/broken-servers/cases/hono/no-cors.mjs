// Nobody has thought of CORS.
// cause: cors-not-configured
import { serve } from "@hono/node-server"
import { Hono } from "hono"

const app = new Hono()
// fix
app.get("/api/items", (context) => context.json(["tea", "milk"]))

export default serve({ fetch: app.fetch, port: 0 })
