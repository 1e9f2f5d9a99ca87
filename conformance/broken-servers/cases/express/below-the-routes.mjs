// The cors() stands below the routes.
// cause: route-without-cors
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))
app.use(cors()) // broken

export default app.listen(0)
