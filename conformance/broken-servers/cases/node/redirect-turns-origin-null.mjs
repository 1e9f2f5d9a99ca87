// An old address redirects to another server: from there on the browser says `Origin: null`.
// cause: redirect-turned-origin-null
// upstream: express/_allows-one-page.mjs
import { createServer } from "node:http"

const server = createServer((request, response) => {
  response.setHeader("Access-Control-Allow-Origin", "http://localhost:3000")
  response.writeHead(302, { Location: `UPSTREAM${request.url}` }).end()
})

export default server.listen(0)
