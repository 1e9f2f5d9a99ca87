// The list has the site over https.
// cause: origin-not-in-allow-list
// from: http://app.shop.test
import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { cors } from "hono/cors" // broken

const app = new Hono()
// fix
app.use("*", cors({ origin: ["https://app.shop.test", "https://shop.test"] })) // broken
app.get("/api/items", (context) => context.json(["tea", "milk"]))

export default serve({ fetch: app.fetch, port: 0 })
