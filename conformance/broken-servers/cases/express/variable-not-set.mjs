// The environment variable with the origin is not set, which turns the package off.
// cause: cors-not-configured
import cors from "cors" // broken
import express from "express"

const app = express()
// fix
app.use(cors({ origin: process.env.FRONT_END_THAT_NOBODY_SET })) // broken
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
