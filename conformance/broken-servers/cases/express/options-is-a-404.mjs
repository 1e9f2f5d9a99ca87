// A catch-all answers 404 to the preflight; the headers are there.
// cause: options-not-answered
// method: PUT
import express from "express"

const app = express()
// fix
app.use((request, response, next) => {
  response.set("Access-Control-Allow-Origin", "http://localhost:3000") // broken
  response.set("Access-Control-Allow-Methods", "GET, PUT") // broken
  next()
})
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))
app.put("/api/items", (request, response) => response.json(["tea", "milk"]))
app.use((request, response) => response.status(404).json({ error: "not found" }))

export default app.listen(0)
