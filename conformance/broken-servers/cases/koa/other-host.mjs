// The header names another page.
// cause: origin-not-in-allow-list
// from: https://admin.shop.test
import cors from "@koa/cors" // broken
import Router from "@koa/router"
import Koa from "koa"

const app = new Koa()
// fix
app.use(cors({ origin: "https://app.shop.test" })) // broken
const router = new Router()
router.get("/api/items", (context) => void (context.body = ["tea", "milk"]))
app.use(router.routes())

export default app.listen(0)
