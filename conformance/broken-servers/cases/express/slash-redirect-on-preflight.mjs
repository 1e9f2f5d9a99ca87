// The same, and a page that sends JSON: a preflight must not be redirected at all.
// cause: redirect-trailing-slash
// method: PUT
// header: Content-Type: application/json
// body: {}
import cors from "cors"
import express from "express"

const app = express()
app.use((request, response, next) => (request.path.endsWith("/") ? next() : response.redirect(308, `${request.path}/`)))
app.use(cors())
app.all("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
