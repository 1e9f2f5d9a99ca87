// The page sends tracing headers, of which browsers name one at a time.
// cause: request-header-not-listed
// header: Traceparent: 00-1-2-01
// header: Baggage: a=1
// header: X-Tenant: acme
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: "http://localhost:3000", allowedHeaders: "content-type,authorization" })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
