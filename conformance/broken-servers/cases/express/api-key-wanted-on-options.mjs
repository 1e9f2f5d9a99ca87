// A check of the API's key stands above the cors(), and a preflight has none.
// cause: options-not-answered
// header: X-Api-Key: 1
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use((request, response, next) =>
  request.headers["x-api-key"] ? next() : response.status(400).json({ error: "X-Api-Key is missing" }),
)
app.use(cors()) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
