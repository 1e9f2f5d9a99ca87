// The list says localhost, and the page was opened as 127.0.0.1.
// cause: origin-not-in-allow-list
// from: http://127.0.0.1:3000
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: ["http://localhost:3000"] })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
