// The callback of the README answers an origin that it does not know with an error, which becomes a 500.
// cause: origin-not-in-allow-list
import cors from "cors" // broken
import express from "express"

const allowed = new Set(["https://app.shop.test"])
const origin = (asked, done) => (allowed.has(asked) ? done(null, true) : done(new Error("Not allowed by CORS")))

const app = express()
// fix
app.use(cors({ origin })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
