// The pattern is for preview pages of another name.
// cause: origin-not-in-allow-list
// from: https://feature-7.preview.shop.test
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: [/^https:\/\/[a-z]+\.preview\.shop\.test$/] })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
