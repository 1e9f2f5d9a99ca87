// The page sends cookies, and the server allows everyone.
// cause: credentials-with-wildcard
// credentials: include
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ credentials: true })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
