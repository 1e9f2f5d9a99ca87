// The page sends cookies, and the server does not say that it may.
// cause: allow-credentials-missing
// credentials: include
import cors from "@koa/cors" // broken
import Koa from "koa"

const app = new Koa()
// fix
app.use(cors({ origin: "http://localhost:3000" })) // broken
app.use((context) => void (context.body = ["tea", "milk"]))

export default app.listen(0)
