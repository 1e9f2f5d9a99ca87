// The page tries to allow itself.
// cause: client-sends-response-header
// header: Access-Control-Allow-Origin: *
import cors from "cors"
import express from "express"

const app = express()
app.use(cors({ origin: "http://localhost:3000", allowedHeaders: ["content-type"] }))
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
