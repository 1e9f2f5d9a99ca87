// The page has moved from Vite's port to another one.
// cause: origin-not-in-allow-list
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: "http://localhost:5173" })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
