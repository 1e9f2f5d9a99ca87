// The body parser refuses the body before the cors() has its turn.
// cause: errors-without-cors
// method: POST
// header: Content-Type: application/json
// body: {"name":"a long name"}
// send: yes
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.options("/{*path}", cors()) // broken
app.use(express.json({ limit: "5b" }))
app.use(cors()) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))
app.post("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
