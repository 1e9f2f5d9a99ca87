// Helmet has taken away what gives Express away.
// cause: cors-not-configured
import express from "express"

const app = express()
app.disable("x-powered-by")
// fix
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
