// The header is written by hand, in the plural.
// cause: header-name-misspelt
import express from "express"

const app = express()
// fix
app.use((request, response, next) => {
  response.set("Access-Control-Allow-Origins", "http://localhost:3000") // broken
  next()
})
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
