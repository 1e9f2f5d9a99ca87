import { existsSync, readFileSync } from "node:fs"
import { createServer } from "node:http"

const here = (name) => readFileSync(new URL(name, import.meta.url), "utf8")
const OWN_REQUESTS = "requests.json"

/** Serves the page on localhost; `port` 0 takes a free one. Returns the page's origin. */
export async function servePage(port, api) {
  // An example whose API has other paths brings its own list.
  const requests = existsSync(OWN_REQUESTS) ? readFileSync(OWN_REQUESTS, "utf8") : here(OWN_REQUESTS)
  const files = {
    "/": ["text/html", here("index.html")],
    "/page.js": ["text/javascript", here("page.js")],
    "/config.json": ["application/json", JSON.stringify({ api, requests: JSON.parse(requests) })],
  }
  const server = createServer((request, response) => {
    const [type, content] = files[request.url] ?? []
    if (content === undefined) return response.writeHead(404).end()
    response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "no-store" }).end(content)
  })
  await new Promise((resolve, reject) => {
    server.once("error", ({ code, message }) => {
      if (code !== "EADDRINUSE") return reject(new Error(message))
      reject(new Error(`Port ${port} is in use. Stop what listens there, or set PAGE_PORT or OTHER_PAGE_PORT.`))
    })
    server.listen(port, "localhost", resolve)
  })
  return `http://localhost:${server.address().port}`
}
