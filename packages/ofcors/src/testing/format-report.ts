import type { Exchange, Report } from "../browser/report.ts"
import { fixOf } from "./fix-of.ts"
import { lines, plain } from "./plain-text.ts"

/**
 * A report's short form: the timeline, the step that failed with the bytes that made it fail, and each finding with its
 * fix. Plain text of at most 80 columns, in which escape sequences of a response have no effect.
 */
export function formatReport(report: Report): string {
  const { request, page, engine, exchanges } = report
  const parts = [
    lines(plain(`${headline(report)}: ${request.method} ${request.url}`), "", "  "),
    lines(plain(`page ${page.origin}, engine ${engine}, credentials ${request.credentials}`), "  "),
  ]
  if (exchanges.length === 0) parts.push("", "  Nothing was sent.")
  exchanges.forEach((exchange, index) => parts.push("", ...timelineOf(exchange, index)))
  parts.push(...failureOf(report), ...findingsOf(report), ...seenOf(report))
  return parts.join("\n")
}

function headline({ verdict, seen }: Report): string {
  if (verdict === "allowed" && seen.kind === "response") return `readable (status ${seen.status})`
  return verdict === "opaque" ? "opaque, not readable" : verdict
}

/** What of a request decides in CORS; the others would only hide it. */
const ASKING = /^(?:origin|cookie|authorization|access-control-.*)$/i

/** Likewise of a response. */
const ANSWERING = /^(?:access-control-.*|vary|location|set-cookie|cross-origin-resource-policy)$/i

function timelineOf({ kind, source, request, response, error, cookiesNotSent }: Exchange, index: number): string[] {
  const answer =
    response === undefined ? (error?.message ?? "no response") : `${response.status} ${response.statusText}`.trim()
  const from = source === "network" ? "" : source === "revalidated" ? ", revalidated" : ", from the HTTP cache"
  const shown = [lines(plain(`${index + 1}. ${kind}: ${request.method} ${request.url}`), "  ", "     ")]
  for (const [name, value] of request.headers)
    if (ASKING.test(name)) shown.push(lines(plain(`> ${name}: ${value}`), "     ", "       "))
  for (const { name, reason } of cookiesNotSent)
    shown.push(lines(plain(`> (no cookie ${name}: ${reason})`), "     ", "       "))
  shown.push(lines(plain(`< ${answer}${from}`), "     ", "       "))
  for (const [name, value] of response?.headers ?? [])
    if (ANSWERING.test(name)) shown.push(lines(plain(`< ${name}: ${value}`), "     ", "       "))
  return shown
}

function failureOf({ failure }: Report): string[] {
  if (failure === undefined) return []
  const { algorithm, step, exchange, header, bytes, phase } = failure
  const where = exchange === undefined ? `Stopped (${phase})` : `Stopped at ${exchange + 1}`
  const what = bytes === undefined ? (header === undefined ? [] : [`${header} is missing`]) : bytes.split("\r\n")
  return [
    "",
    lines(plain(`${where}: ${algorithm}${step === "" ? "" : `, step ${step}`}`), "  "),
    ...what.map((line) => lines(plain(line), "    ", "      ")),
  ]
}

function findingsOf(report: Report): string[] {
  const shown: string[] = []
  for (const finding of report.diagnostics) {
    const { code, severity, message } = finding
    // The timeline says it already.
    if (code === "cookie-not-sent") continue
    const said = lines(`${severity === "error" ? "" : `${severity}: `}${plain(message)} (${code})`, "  ", "    ")
    const fix = fixOf(finding, report)
    shown.push("", said)
    if (fix !== undefined) shown.push(lines(`Fix: ${plain(fix)}`, "    ", "      "))
  }
  return shown
}

/** Headers that no script misses. */
const UNMISSED = /^(?:access-control-.*|connection|date|keep-alive|set-cookie2?|transfer-encoding|vary)$/

function seenOf({ seen, verdict }: Report): string[] {
  if (seen.kind === "error") return ["", lines(plain(`Script sees ${seen.name}: ${seen.message}`), "  ", "    ")]
  if (verdict !== "allowed") return []
  const readable = seen.headers.map(([name]) => name).join(", ") || "no header"
  const hidden = seen.hiddenHeaders.filter((name) => !UNMISSED.test(name)).join(", ")
  const also = hidden === "" ? "" : `; not: ${hidden} (see Access-Control-Expose-Headers)`
  return ["", lines(plain(`Script reads ${readable}${also}`), "  ", "    ")]
}
