// The cors() is given to one route, so that nothing answers the preflight of the other method.
// cause: options-not-answered
// method: PUT
// header: Content-Type: application/json
// body: {}
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.get("/api/items", cors()) // broken
app.put("/api/items", cors()) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))
app.put("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
