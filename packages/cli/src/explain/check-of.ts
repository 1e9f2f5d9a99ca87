import type { ConsoleMessage } from "./messages/console-message.ts"
import { isCheckable } from "./verdict.ts"

/** What `ofcors check` needs to know to look at the request of a message. */
export interface CheckOf {
  readonly url: string
  /** Missing where neither the message nor the command line names the page. */
  readonly from?: string
  readonly method?: string
  readonly headers: readonly string[]
  readonly credentials: boolean
  /** What was assumed, for people. */
  readonly assumed: readonly string[]
}

/** What the command line adds to what the message says. */
export interface Given {
  readonly url?: string
  readonly from?: string
}

const WITH_CREDENTIALS: ReadonlySet<string> = new Set([
  "allow-origin-wildcard-with-credentials",
  "allow-credentials-not-true",
])

/** The check that would look at this request; nothing where no server could say more. */
export function checkOf(message: ConsoleMessage, given: Given = {}): CheckOf | undefined {
  if (!isCheckable(message)) return undefined
  const url = given.url ?? usable(message.redirectedFrom) ?? usable(message.url)
  if (url === undefined) return undefined
  const from = given.from ?? message.origin
  const { method, headers, assumed } = requestShape(message)
  return {
    url,
    ...(from !== undefined && { from }),
    ...(method !== undefined && { method }),
    headers,
    credentials: WITH_CREDENTIALS.has(message.topic),
    assumed,
  }
}

/** The command that a reader could type. */
export function commandOf({ url, from, method, headers, credentials }: CheckOf): string {
  return [
    "ofcors check",
    quoted(url),
    `--from ${from === undefined ? '"<the page\'s origin>"' : quoted(from)}`,
    ...(method === undefined ? [] : [`-X ${quoted(method)}`]),
    ...headers.map((header) => `-H ${quoted(header)}`),
    ...(credentials ? ["--credentials"] : []),
  ].join(" ")
}

/** DevTools shortens long addresses with an ellipsis, and an address without scheme is one that the check completes. */
function usable(url: string | undefined): string | undefined {
  if (url === undefined || url.includes("\u2026")) return undefined
  if (/^https?:\/\/[^/]/i.test(url) && URL.canParse(url)) return url
  return /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}):\d/.test(url) ? url : undefined
}

function requestShape({ topic, facts, isPreflight }: ConsoleMessage): Pick<CheckOf, "method" | "headers" | "assumed"> {
  const { method, name } = facts
  if (topic === "header-not-allowed" && name !== undefined) {
    const header = `${name}: ${EXAMPLE_VALUES[name.toLowerCase()] ?? "test"}`
    return {
      headers: [header],
      assumed: method === undefined ? ["the method GET"] : [],
      ...(method !== undefined && { method }),
    }
  }
  if (method !== undefined && method !== "") {
    const needsMore = isPreflight && /^(?:GET|HEAD|POST)$/.test(method)
    return { method, headers: needsMore ? [JSON_BODY] : [], assumed: needsMore ? ["a JSON body"] : [] }
  }
  if (topic === "method-not-allowed") return { method: "PUT", headers: [], assumed: ["the method PUT"] }
  if (isPreflight) return { method: "POST", headers: [JSON_BODY], assumed: ["a POST with JSON"] }
  return { headers: [], assumed: [] }
}

const JSON_BODY = "Content-Type: application/json"

const EXAMPLE_VALUES: Readonly<Record<string, string>> = {
  "content-type": "application/json",
  authorization: "Bearer test",
  "access-control-allow-origin": "*",
}

/** Quotation marks that a POSIX shell and PowerShell read alike, where any are needed. */
function quoted(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "%27")}'` : `"${text}"`
}
