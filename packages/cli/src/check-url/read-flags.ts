import type { HeaderLine } from "ofcors/browser"
import type { CheckFlags } from "../check/flags.ts"
import type { Target } from "../check/target.ts"
import { type CheckRequest, ENGINES, checkRequest } from "./request.ts"

/** A mistake on the command line, worded for the person who made it. */
export class UsageError extends Error {}

const LOOPBACK = /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
const DEFAULT_PAGE = "http://localhost:3000"
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const MAX_SECONDS = 600

/** Reads the flags into a request. @throws UsageError */
export function readFlags(
  target: Extract<Target, { kind: "url" }>,
  flags: CheckFlags,
  certificates?: string,
): CheckRequest {
  const url = readUrl(target.url)
  const method = flags.request ?? (flags.body === undefined ? "GET" : "POST")
  if (!TOKEN.test(method)) throw new UsageError(`\`${method}\` is no method: write GET, POST, PUT, PATCH or DELETE.`)
  if (flags.body !== undefined && /^(?:GET|HEAD)$/i.test(method))
    throw new UsageError(`A ${method.toUpperCase()} has no body: leave out --body, or say -X POST.`)
  return checkRequest({
    url: target.url,
    from: flags.from === undefined ? defaultPage(url) : readPage(flags.from),
    method,
    headers: flags.header.map(readHeader),
    credentials: flags.credentials === true,
    body: flags.body,
    cookies: flags.cookie,
    reads: flags.read,
    engines: flags.engine === "all" ? ENGINES : [flags.engine],
    send: flags.send === true,
    timeout: readSeconds(flags.timeout) * 1000,
    pageNetwork: flags.pageNetwork,
    certificates,
    schemeAdded: target.schemeAdded,
  })
}

function readUrl(text: string): URL {
  if (!URL.canParse(text)) throw new UsageError(`\`${text}\` is no URL: write \`http://localhost:8000/api/items\`.`)
  const url = new URL(text)
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new UsageError(`Only http and https can be checked, not \`${url.protocol}\`.`)
  return url
}

function defaultPage(url: URL): string {
  if (LOOPBACK.test(url.hostname)) return DEFAULT_PAGE
  throw new UsageError(
    `Say which page makes the request: --from https://app.example.com, the origin that the browser's address bar shows.`,
  )
}

function readPage(text: string): string {
  if (text === "null") return text
  if (/^file:/i.test(text) && URL.canParse(text)) return text
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    const guess = LOOPBACK.test(text.replace(/:\d+.*$/, ""))
      ? `http://${text}`
      : `https://${text.replace(/^[a-z]+:\/*/i, "")}`
    throw new UsageError(`--from \`${text}\` is no origin: it needs its scheme, as in \`${guess}\`.`)
  }
  return new URL(text).href
}

function readHeader(line: string): HeaderLine {
  const colon = line.indexOf(":")
  const name = line.slice(0, colon).trim()
  if (colon < 1 || !TOKEN.test(name))
    throw new UsageError(`-H \`${line}\` is no header: write \`-H "X-Tenant: acme"\`.`)
  return [name, line.slice(colon + 1).trim()]
}

function readSeconds(text: string): number {
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : 0
  if (seconds <= 0 || seconds > MAX_SECONDS)
    throw new UsageError(`--timeout is a number of seconds, more than 0 and at most ${MAX_SECONDS}.`)
  return seconds
}
