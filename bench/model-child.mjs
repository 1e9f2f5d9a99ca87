/** Does one fetch again and again in this process, and says how often it can in a second of its processor. */
import { createBrowser, inProcess } from "ofcors/browser"
import { cors } from "ofcors/fetch"

const PAGE = "http://localhost:3000"
const URL_OF_API = "http://localhost:8000/api/items"
const { shape, milliseconds } = JSON.parse(process.argv[2])
const [kind, fetched] = shape.split(", ")

const application = cors({ allowedOrigins: [PAGE], preflightMaxAge: 0, explain: false })(() => new Response("tea"))

/** The same answers without `Request` and `Response`: what the model alone takes. */
function transport({ method, headers }) {
  const isAllowed = headers.some(([name, value]) => name === "Origin" && value === PAGE)
  const lines = [["Vary", "Origin"]]
  if (isAllowed) lines.push(["Access-Control-Allow-Origin", PAGE])
  if (method === "OPTIONS") lines.push(["Access-Control-Allow-Methods", "PUT"], ["Access-Control-Max-Age", "0"])
  return { status: 200, statusText: "OK", headers: lines, body: null }
}

const send = kind === "application" ? inProcess(application) : transport
const init = fetched === "preflighted PUT" ? { method: "PUT" } : undefined
const verdict = fetched === "refused origin" ? "blocked" : "allowed"
const page = createBrowser({ engine: "chromium", send }).page(verdict === "blocked" ? "http://localhost:3001" : PAGE)

async function explainOnce() {
  const report = await page.explain(URL_OF_API, init)
  if (report.verdict !== verdict) throw new Error(`${shape}: ${report.verdict}`)
}

/** A request as a page sends it, and its response read: what nobody can do without who asks this application. */
async function askOnce() {
  const headers = { accept: "*/*", "accept-language": "en-US", origin: PAGE, referer: `${PAGE}/` }
  const response = await application(new Request(URL_OF_API, { headers }))
  await response.arrayBuffer()
}

async function run(times) {
  for (let time = 0; time < times; time++) await (kind === "no model" ? askOnce() : explainOnce())
}

const BATCH = 500
// What is compiled first is not what is measured.
await run(10 * BATCH)
let count = 0
const before = process.cpuUsage()
const startedAt = Date.now()
while (Date.now() - startedAt < milliseconds) {
  await run(BATCH)
  count += BATCH
}
const { user, system } = process.cpuUsage(before)
process.send({ perProcessorSecond: (count * 1e6) / (user + system) })
