import express from "express"
import { cors } from "ofcors/express"

const app = express()

// First: nothing may answer before it.
app.use(
  cors({
    allowedOrigins: ["http://localhost:3000"],
    allowCredentials: true,
    allowHeaders: ["content-type", "x-auth-token"],
  }),
)
app.use(express.json())

app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

app.put("/api/items/:name", (request, response) => response.json({ saved: request.params.name }))

app.post("/api/login", (request, response) => {
  response.cookie("user", "ada", { httpOnly: true })
  response.json({ user: "ada" })
})

app.get("/api/me", (request, response) => {
  const user = /(?:^|; )user=(\w+)/.exec(request.headers.cookie ?? "")?.[1]
  if (user === undefined) return response.status(401).json({ error: "log in first" })
  response.json({ user })
})

app.get("/api/fail", () => {
  throw new Error("the shelf fell down")
})

app.listen(process.env.PORT ?? 8000)
