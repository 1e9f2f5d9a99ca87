// A cache in front of the routes keeps the answer for the first page that asked, with its header.
// cause: vary-missing
import express from "express"

const app = express()
// fix
const kept = new Map([["/api/items", { "Access-Control-Allow-Origin": "https://app.shop.test", "X-Cache": "HIT" }]])
app.use((request, response, next) => {
  const headers = kept.get(request.url)
  if (headers?.["X-Cache"]) response.set("X-Cache", "HIT")
  response.set("Access-Control-Allow-Origin", headers?.["Access-Control-Allow-Origin"] ?? request.headers.origin ?? "*") // broken
  next()
})
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
