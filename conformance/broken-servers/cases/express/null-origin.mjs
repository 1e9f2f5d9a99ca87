// The page was opened from a file.
// cause: origin-null-page
// from: file:///home/ada/index.html
// then from: http://localhost:3000
import cors from "cors"
import express from "express"

const app = express()
app.use(cors({ origin: ["http://localhost:3000"] }))
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
