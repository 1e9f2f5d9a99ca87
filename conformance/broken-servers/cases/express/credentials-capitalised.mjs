// Written by hand, with the capital letter of another language.
// cause: allow-credentials-missing
// credentials: include
import express from "express"

const app = express()
// fix
app.use((request, response, next) => {
  response.set("Access-Control-Allow-Origin", "http://localhost:3000") // broken
  response.set("Access-Control-Allow-Credentials", "True") // broken
  next()
})
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
