// The list of methods was made when the API could only be read.
// cause: request-method-not-listed
// method: DELETE
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: "http://localhost:3000", methods: ["GET", "POST"] })) // broken
app.all("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
