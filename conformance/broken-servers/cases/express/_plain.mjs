import express from "express"

const app = express()
// fix
app.use((request, response) => response.json(["tea", "milk"]))

export default app.listen(0)
