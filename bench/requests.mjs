import { createServer } from "node:http"
import { Duplex } from "node:stream"

/** Enough for the longest hostile header; Node's own limit is 16 KB. */
const MAX_HEADER_BYTES = 4 * 1024 * 1024

/** What a browser sends beside the headers that matter here. */
const BROWSER_HEADERS = [
  "Host: api.example.com",
  "Connection: keep-alive",
  "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36",
  "Accept: */*",
  "Sec-Fetch-Site: cross-site",
  "Sec-Fetch-Mode: cors",
  "Referer: https://app.example.com/",
  "Accept-Language: en-GB,en;q=0.9",
]

/**
 * Makes a function that reads requests, as `requestText` writes them, with Node's own parser and hands out its own request
 * and response objects, without a network. The strings are fresh in each, as they are in a server: no hash of them is
 * remembered from an earlier look-up.
 */
export function createParser() {
  const exchanges = []
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    // Node reads the header lines on first use; frameworks have long done that when a handler runs.
    void request.headers
    exchanges.push({ request, response })
  })
  return async function parse(text, expected) {
    exchanges.length = 0
    const connection = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() })
    server.emit("connection", connection)
    connection.push(text)
    while (exchanges.length < expected) await new Promise((resolve) => setImmediate(resolve))
    return { exchanges, close: () => connection.destroy() }
  }
}

/** One request as it stands on the wire. */
export function requestText(method, headers, path = "/items/1") {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`${method} ${path} HTTP/1.1`, ...BROWSER_HEADERS, ...lines, "", ""].join("\r\n")
}
