// Somebody has added the header by hand, and later the package.
// cause: headers-set-twice
import express from "express"

const app = express()
// fix
app.use((request, response, next) => {
  response.append("Access-Control-Allow-Origin", "*") // broken
  response.append("Access-Control-Allow-Origin", "http://localhost:3000") // broken
  next()
})
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
