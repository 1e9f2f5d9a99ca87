// Nobody has thought of CORS, and the page sends JSON.
// cause: cors-not-configured
// method: PUT
// header: Content-Type: application/json
// body: {}
import express from "express"

const app = express()
// fix
app.use(express.json())
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))
app.put("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
