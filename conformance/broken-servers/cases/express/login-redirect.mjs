// Who is not logged in is sent to a page for people.
// cause: redirect-to-login
import cors from "cors"
import express from "express"

const app = express()
// by hand: app.use(cors())
app.use((request, response, next) => {
  if (request.path === "/login") return next()
  response.redirect("/login?next=/api/items") // broken
  // by hand: response.status(401).json({ error: "log in" })
})
app.use(cors()) // broken
app.get("/login", (request, response) => response.send("<form></form>"))

export default app.listen(0)
