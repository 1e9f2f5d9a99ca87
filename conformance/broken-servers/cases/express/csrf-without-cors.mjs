// A CSRF protection refuses the request, and the server has no CORS either.
// cause: cors-not-configured
// method: POST
// body: name=tea
// send: yes
import express from "express"

const app = express()
// fix
app.get("/api/items", (request, response) => response.json(["tea"]))
app.post("/api/items", (request, response) => response.status(403).send("Origin checking failed"))

export default app.listen(0)
