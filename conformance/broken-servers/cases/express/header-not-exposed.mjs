// The page wants to read how many items there are.
// cause: response-header-not-exposed
// reads: X-Total-Count
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: "http://localhost:3000" })) // broken
app.get("/api/items", (request, response) => response.set("X-Total-Count", "2").json(["tea", "milk"]))

export default app.listen(0)
