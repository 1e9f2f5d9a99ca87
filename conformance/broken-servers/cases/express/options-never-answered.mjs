// A middleware of one's own takes OPTIONS and forgets to answer.
// cause: options-not-answered
// method: PUT
// timeout: 4
import express from "express"

const app = express()
// fix
app.use((request, response, next) => {
  response.set("Access-Control-Allow-Origin", "http://localhost:3000") // broken
  response.set("Access-Control-Allow-Methods", "GET, PUT") // broken
  if (request.method !== "OPTIONS") next()
})
app.all("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
