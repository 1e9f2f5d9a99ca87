// The package stands below the router.
// cause: route-without-cors
import cors from "@koa/cors" // broken
import Router from "@koa/router"
import Koa from "koa"

const app = new Koa()
// fix
const router = new Router()
router.get("/api/items", (context) => void (context.body = ["tea", "milk"]))
app.use(router.routes())
app.use(cors()) // broken

export default app.listen(0)
