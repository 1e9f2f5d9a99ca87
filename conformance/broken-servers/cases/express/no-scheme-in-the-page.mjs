// The page leaves out http://.
// cause: url-missing-scheme
// url: localhost:PORT/api/items
import cors from "cors"
import express from "express"

const app = express()
app.use(cors())
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
