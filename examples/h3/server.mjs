import { H3, HTTPError, getCookie, serve, setCookie } from "h3"
import { cors } from "ofcors/h3"

const app = new H3({
  plugins: [
    cors({
      allowedOrigins: ["http://localhost:3000"],
      allowCredentials: true,
      allowHeaders: ["content-type", "x-auth-token"],
    }),
  ],
})

app.get("/api/items", () => ["tea", "milk"])
app.put("/api/items/:name", (event) => ({ saved: event.context.params.name }))

app.post("/api/login", (event) => {
  setCookie(event, "user", "ada", { httpOnly: true })
  return { user: "ada" }
})
app.get("/api/me", (event) => {
  const user = getCookie(event, "user")
  if (user === undefined) throw new HTTPError({ status: 401, message: "log in first" })
  return { user }
})

app.get("/api/fail", () => {
  throw new Error("the shelf fell down")
})

serve(app, { port: process.env.PORT ?? 8000 })
