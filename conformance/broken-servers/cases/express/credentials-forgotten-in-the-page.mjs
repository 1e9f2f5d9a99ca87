// The server is in order, and the page does not send its cookie.
// cause: credentials-mode-missing
// cookie: sid=1
import cors from "cors"
import express from "express"

const app = express()
app.use(cors({ origin: "http://localhost:3000", credentials: true }))
app.get("/api/items", (request, response) =>
  request.headers.cookie?.includes("sid=1") ? response.json(["tea"]) : response.status(401).json({ error: "log in" }),
)

export default app.listen(0)
