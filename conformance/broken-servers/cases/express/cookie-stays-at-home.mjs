// The cookie is for pages of the same site, and this page is of another one.
// cause: cookies-not-sent
// from: http://127.0.0.1:3000
// then from: http://localhost:3000
// credentials: include
// cookie: sid=1; SameSite=Lax
import cors from "cors"
import express from "express"

const app = express()
app.use(cors({ origin: true, credentials: true }))
app.get("/api/items", (request, response) => {
  const isKnown = request.headers.cookie !== undefined
  if (isKnown) response.json(["tea"])
  else response.status(401).json({ error: "log in" })
})

export default app.listen(0)
