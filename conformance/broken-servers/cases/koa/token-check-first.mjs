// Whatever checks the token comes first.
// cause: preflight-needs-authentication
// header: Authorization: Bearer 1
import cors from "@koa/cors" // broken
import Koa from "koa"

const app = new Koa()
app.silent = true
// fix
app.use((context, next) => (context.get("Authorization") === "Bearer 1" ? next() : context.throw(401)))
app.use(cors()) // broken
app.use((context) => void (context.body = ["tea", "milk"]))

export default app.listen(0)
