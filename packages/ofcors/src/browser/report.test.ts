import { expect, test } from "vitest"
import { type Engine, type Report, type Send, createBrowser } from "./index.ts"

const ORIGIN = "http://localhost:3000"

/** An API that redirects, answers preflights and sets cookies, always the same. */
const send: Send = ({ method, url }) => {
  const common = [
    ["Access-Control-Allow-Origin", ORIGIN],
    ["Access-Control-Allow-Credentials", "true"],
  ] as const
  if (method === "OPTIONS")
    return {
      status: 204,
      statusText: "No Content",
      headers: [...common, ["Access-Control-Allow-Methods", "PUT"], ["access-control-allow-headers", "x-a"]],
      body: null,
    }
  if (url.endsWith("/old"))
    return { status: 307, statusText: "Temporary Redirect", headers: [...common, ["Location", "/new"]], body: null }
  const headers = [...common, ["X-Total", "1"], ["X-Total", "2"], ["Access-Control-Expose-Headers", "x-total"]] as const
  return { status: 200, statusText: "OK", headers: [...headers], body: new TextEncoder().encode("tea") }
}

const reportOf = (engine: Engine, init: object): Promise<Report> =>
  createBrowser({ send, engine, now: () => 0 })
    .page(`${ORIGIN}/shop`)
    .explain("http://localhost:8000/old", { method: "PUT", headers: { "x-a": "1" }, credentials: "include", ...init })

/** Its JSON, one line for each element of each list. */
function linesOf(report: Report): string {
  return Object.entries(report)
    .flatMap(([name, value]) =>
      Array.isArray(value)
        ? value.map((element: unknown, index) => `${name}[${index}]: ${JSON.stringify(element)}`)
        : [`${name}: ${JSON.stringify(value)}`],
    )
    .join("\n")
}

// A change here is a change of what others read: where a reader of the old report could trip, raise `REPORT_VERSION`.
test.each<[string, Engine, object]>([
  ["a redirected request with its preflights", "standard", {}],
  ["a request whose second header the preflight refuses", "chromium", { headers: { "x-a": "1", "x-b": "2" } }],
  ["arguments that are refused", "firefox", { mode: "navigate" }],
])("the report of %s stays as it is", async (_, engine, init) => {
  const report = await reportOf(engine, init)
  expect(linesOf(report)).toMatchSnapshot()
  // The same inputs, the same text.
  expect(JSON.stringify(await reportOf(engine, init))).toBe(JSON.stringify(report))
})
