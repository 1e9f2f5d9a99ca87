// The page sends a token, and the list of headers does not have it.
// cause: request-header-not-listed
// header: Authorization: Bearer 1
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: "http://localhost:3000", allowedHeaders: ["Content-Type"] })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
