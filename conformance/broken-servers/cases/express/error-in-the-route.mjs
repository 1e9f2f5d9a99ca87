// The route sets its headers last, and fails before.
// cause: errors-without-cors
// path: /api/broken
import express from "express"

const app = express()
// fix
const allow = (response) => {
  response.set("Access-Control-Allow-Origin", "http://localhost:3000") // broken
  return response
}
app.get("/", (request, response) => allow(response).json({ api: true }))
app.get("/api/broken", (request, response) => {
  const items = request.database.items()
  allow(response).json(items)
})

export default app.listen(0)
