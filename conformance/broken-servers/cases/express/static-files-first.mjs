// Static files are served above the cors().
// cause: route-without-cors
// path: /package.json
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.get("/package.json", (request, response) => response.sendFile("package.json", { root: "." }))
app.use(cors()) // broken

export default app.listen(0)
