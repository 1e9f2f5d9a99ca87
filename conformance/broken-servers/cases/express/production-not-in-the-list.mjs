// The list has the page's address in development only.
// cause: origin-not-in-allow-list
// from: https://app.shop.test
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: ["http://localhost:3000"] })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
