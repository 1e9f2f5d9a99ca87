// Browsers know no wildcards within an origin.
// cause: allow-origin-not-an-origin
// from: https://app.shop.test
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: "https://*.shop.test" })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
