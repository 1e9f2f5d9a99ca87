// Whatever checks the token stands above the cors(), and a preflight has none.
// cause: preflight-needs-authentication
// header: Authorization: Bearer 1
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use((request, response, next) =>
  request.headers.authorization === "Bearer 1" ? next() : response.status(401).json({ error: "no token" }),
)
app.use(cors()) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
