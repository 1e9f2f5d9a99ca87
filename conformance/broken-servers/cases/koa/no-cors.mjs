// Nobody has thought of CORS.
// cause: cors-not-configured
import Router from "@koa/router"
import Koa from "koa"

const app = new Koa()
// fix
const router = new Router()
router.get("/api/items", (context) => void (context.body = ["tea", "milk"]))
app.use(router.routes())

export default app.listen(0)
