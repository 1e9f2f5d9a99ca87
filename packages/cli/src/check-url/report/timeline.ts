import type { Report } from "ofcors/browser"
import type { Colours } from "../../terminal.ts"
import { isStandIn } from "../replay.ts"
import type { CheckRequest } from "../request.ts"
import { verbatim } from "./layout.ts"

const SHOWN_OF_REQUEST = /^(?:origin|access-control-request-.*|cookie|authorization)$/i
const SHOWN_OF_RESPONSE = /^(?:access-control-.*|location|vary|www-authenticate|set-cookie)$/i

/** More redirects than this look all the same. */
const MOST_EXCHANGES = 6

/** More lines of one header than this say nothing new. */
const MOST_LINES = 12

/** The exchanges one after the other, as far as they concern CORS, with the bytes marked at which the request failed. */
export function timeline(report: Report, request: CheckRequest, colours: Colours): readonly string[] {
  const { exchanges } = report
  const shown = exchanges.length > MOST_EXCHANGES ? [...exchanges.slice(0, 3), ...exchanges.slice(-2)] : exchanges
  const lines: string[] = []
  for (const exchange of shown) {
    const index = exchanges.indexOf(exchange)
    if (lines.length > 0) lines.push("")
    if (index > 3 && exchanges.length > MOST_EXCHANGES && exchange === shown[3])
      lines.push(`  ... ${exchanges.length - shown.length} more ...`, "")
    lines.push(...oneExchange(report, index, request, colours))
  }
  return lines
}

function oneExchange(report: Report, index: number, request: CheckRequest, colours: Colours): readonly string[] {
  const exchange = report.exchanges[index]
  if (exchange === undefined) return []
  const failure = report.failure?.exchange === index ? report.failure : undefined
  const standsIn = isStandIn(exchange, request)
  const sent = exchange.request
  const what = exchange.kind === "preflight" ? "preflight" : standsIn ? `not sent; a GET stood in` : "request"
  const method = standsIn ? "GET" : sent.method
  const lines = [...verbatim(`${method} ${sent.url}  (${what})`, "  ")]
  for (const [name, value] of sent.headers)
    if (SHOWN_OF_REQUEST.test(name)) lines.push(...verbatim(`${name}: ${hidden(name, value)}`, "      "))
  if (exchange.response === undefined) {
    lines.push(...marked(`no response: ${exchange.error?.message ?? ""}`, colours))
    return lines
  }
  const { status, statusText, headers } = exchange.response
  const isStatusAtFault = failure !== undefined && failure.bytes === String(status)
  const statusLine = `${status} ${statusText}`.trim()
  lines.push(...(isStatusAtFault ? marked(`< ${statusLine}`, colours, "  ") : verbatim(`< ${statusLine}`, "    ")))
  const failing = new Set((failure?.bytes ?? "").toLowerCase().split("\r\n"))
  let isMarked = isStatusAtFault
  const relevant = headers.filter(([name]) => SHOWN_OF_RESPONSE.test(name))
  for (const [name, value] of relevant.slice(0, MOST_LINES)) {
    const line = `${name}: ${value}`
    const isAtFault = failing.has(line.toLowerCase()) || failure?.header?.toLowerCase() === name.toLowerCase()
    isMarked ||= isAtFault
    lines.push(...(isAtFault ? marked(line, colours) : verbatim(line, "      ")))
  }
  if (relevant.length > MOST_LINES) lines.push(`      ... ${relevant.length - MOST_LINES} more lines`)
  if (failure?.header !== undefined && !isMarked) lines.push(...marked(`(no ${failure.header})`, colours))
  return lines
}

/** Marked so that no colour is needed to see it. */
function marked(text: string, colours: Colours, indent = "    "): readonly string[] {
  return verbatim(text, `${indent}  `).map((line, index) => colours.red(index === 0 ? `>>${line.slice(2)}` : line))
}

/** A report is pasted into tickets: secrets stay out of it. */
function hidden(name: string, value: string): string {
  if (/^authorization$/i.test(name)) return value.replace(/^(\S+)\s.*$/, "$1 ...")
  return /^cookie$/i.test(name) ? value.replace(/=[^;]*/g, "=...") : value
}
