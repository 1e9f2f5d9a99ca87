// The environment variable holds two origins, and nobody splits it.
// cause: allow-origin-not-an-origin
import cors from "cors" // broken
import express from "express"

const CORS_ORIGINS = "http://localhost:5173,http://localhost:3000"

const app = express()
// fix
app.use(cors({ origin: CORS_ORIGINS })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
