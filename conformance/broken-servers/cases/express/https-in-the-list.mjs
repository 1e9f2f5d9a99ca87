// The list says https, and the page is served over http.
// cause: origin-not-in-allow-list
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: ["https://localhost:3000"] })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
