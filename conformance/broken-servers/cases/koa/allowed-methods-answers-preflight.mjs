// The router answers OPTIONS itself, without CORS headers.
// cause: options-not-answered
// method: PUT
import Router from "@koa/router"
import Koa from "koa"

const app = new Koa()
// fix
const router = new Router()
const allow = (context, next) => {
  context.set("Access-Control-Allow-Origin", "http://localhost:3000") // broken
  return next()
}
router.get("/api/items", allow, (context) => void (context.body = ["tea", "milk"]))
router.put("/api/items", allow, (context) => void (context.body = ["tea", "milk"]))
app.use(router.routes()).use(router.allowedMethods())

export default app.listen(0)
