import Router from "@koa/router"
import Koa from "koa"
import { cors } from "ofcors/koa"

const app = new Koa()
const router = new Router({ prefix: "/api" })

router.get("/items", (ctx) => {
  ctx.body = ["tea", "milk"]
})

router.put("/items/:name", (ctx) => {
  ctx.body = { saved: ctx.params.name }
})

router.post("/login", (ctx) => {
  ctx.cookies.set("user", "ada", { httpOnly: true })
  ctx.body = { user: "ada" }
})

router.get("/me", (ctx) => {
  const user = ctx.cookies.get("user")
  if (user === undefined) ctx.throw(401, "log in first")
  ctx.body = { user }
})

router.get("/fail", () => {
  throw new Error("the shelf fell down")
})

// First: nothing may answer before it.
app.use(
  cors({
    allowedOrigins: ["http://localhost:3000"],
    allowCredentials: true,
    allowHeaders: ["content-type", "x-auth-token"],
  }),
)
app.use(router.routes())
app.use(router.allowedMethods())
app.listen(process.env.PORT ?? 8000)
