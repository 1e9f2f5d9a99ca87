// CORS is in order, and a CSRF protection wants its token.
// cause: csrf-refused
// method: POST
// body: name=tea
// send: yes
import cors from "cors"
import express from "express"

const app = express()
app.use(cors({ origin: "http://localhost:3000" }))
app.post("/api/items", (request, response) => response.status(403).json({ error: "invalid csrf token" })) // broken
// by hand: app.post("/api/items", (request, response) => response.json({ saved: request.headers.origin }))

export default app.listen(0)
