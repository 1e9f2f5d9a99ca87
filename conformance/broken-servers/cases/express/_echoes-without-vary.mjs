import express from "express"

const app = express()
// fix
app.use((request, response) => {
  response.set("Access-Control-Allow-Origin", request.headers.origin ?? "https://app.shop.test") // broken
  response.set("Cache-Control", "public, max-age=600")
  response.json(["tea", "milk"])
})

export default app.listen(0)
