import express from "express"

const app = express()
// fix
app.use((request, response, next) => {
  response.set("Access-Control-Allow-Origin", "*") // broken
  next()
})
app.use((request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
