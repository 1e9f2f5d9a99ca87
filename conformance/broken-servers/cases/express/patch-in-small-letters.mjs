// The page says `patch`, which no browser puts into capitals.
// cause: request-method-not-listed
// method: patch
import cors from "cors"
import express from "express"

const app = express()
app.use(cors({ origin: "http://localhost:3000" }))
app.all("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
