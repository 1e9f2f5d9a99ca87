import cors from "cors"
import express from "express"

const app = express()
app.use(cors({ origin: ["http://localhost:3000"] }))
app.use((request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
