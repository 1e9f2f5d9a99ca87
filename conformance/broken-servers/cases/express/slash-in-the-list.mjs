// One origin of the list has a slash at its end, so that it never matches.
// cause: origin-not-in-allow-list
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: ["http://localhost:3000/", "https://app.shop.test"] })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
