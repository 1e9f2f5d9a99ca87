// The list of headers is written with semicolons, so that it does not parse.
// cause: allow-list-malformed
// header: X-Tenant: acme
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: "http://localhost:3000", allowedHeaders: "Content-Type; X-Tenant" })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
