// Koa takes away every header when something is thrown.
// cause: errors-without-cors
// path: /api/broken
import Router from "@koa/router"
import Koa from "koa"

const app = new Koa()
app.silent = true
// fix
app.use((context, next) => {
  context.set("Access-Control-Allow-Origin", "http://localhost:3000") // broken
  return next()
})
const router = new Router()
router.get("/", (context) => void (context.body = { api: true }))
router.get("/api/broken", () => {
  throw new Error("the database is gone")
})
app.use(router.routes())

export default app.listen(0)
