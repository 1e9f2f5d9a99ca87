// Nobody has thought of CORS.
// cause: cors-not-configured
import express from "express"

const app = express()
// fix
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
