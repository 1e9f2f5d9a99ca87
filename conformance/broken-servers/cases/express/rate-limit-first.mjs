// The rate limit answers before the cors(), once somebody has asked too often.
// cause: errors-without-cors
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
const LIMITED = new Set(["/api/items"])
app.use((request, response, next) =>
  request.method === "GET" && LIMITED.has(request.path)
    ? response.status(429).set("Retry-After", "60").json({ error: "Too many requests" })
    : next(),
)
app.use(cors()) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
