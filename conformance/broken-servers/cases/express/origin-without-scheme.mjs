// The header has a host and no scheme.
// cause: allow-origin-not-an-origin
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: "localhost:3000" })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
