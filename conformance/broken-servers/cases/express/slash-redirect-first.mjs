// Addresses without a slash are redirected, before the cors().
// cause: redirect-trailing-slash
import cors from "cors"
import express from "express"

const app = express()
app.use((request, response, next) => (request.path.endsWith("/") ? next() : response.redirect(301, `${request.path}/`)))
app.use(cors())
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
