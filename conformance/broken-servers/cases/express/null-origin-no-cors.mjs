// The page was opened from a file, and the server has no CORS at all.
// cause: cors-not-configured
// from: null
import express from "express"

const app = express()
// by hand: app.use((request, response, next) => next(response.set("Access-Control-Allow-Origin", "*") && undefined))
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
