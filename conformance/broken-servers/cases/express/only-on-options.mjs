// The preflight has the headers, the answer itself has none.
// cause: preflight-only-headers
// header: X-Tenant: acme
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.options("/{*path}", cors()) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
