// The list has the site with www, and the page was opened without it.
// cause: origin-not-in-allow-list
// from: https://shop.test
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: ["https://www.shop.test"] })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
