import { findWording, known, messageOf, type Piece, prepare } from "./piece.ts"
import { sourceOf } from "./template.ts"
import { WEBKIT_REASONS, WEBKIT_REDIRECT_REASONS } from "./webkit-reasons.ts"

const reasons = prepare(WEBKIT_REASONS)
const redirectReasons = prepare([...WEBKIT_REDIRECT_REASONS, ...WEBKIT_REASONS])

const CANNOT_LOAD = new RegExp(
  `^(?:(?<initiator>Fetch API|XMLHttpRequest|EventSource|Beacon API)${sourceOf(" cannot load ")}|${sourceOf("Cannot load ")}(?<kind>image|script|stylesheet|font) )` +
    `(?<url>\\S+?)(?:${sourceOf(" due to access control checks.")}|\\.(?=\\s*$))`,
)
const REDIRECTION = new RegExp(
  `^${sourceOf("Cross-origin redirection to ")}(?<location>[^]*?)${sourceOf(" denied by Cross-Origin Resource Sharing policy")}:\\s{0,3}`,
)
const UNSAFE = new RegExp(
  `^${sourceOf("Unsafe attempt to load URL ")}(?<url>\\S+)${sourceOf(" from ")}(?:origin|frame${sourceOf(" with URL")})\\s(?<from>\\S+?)\\.(?=\\s|$)`,
)

/** The line with the URL stands alone where the network failed a preflight, and in Safari for every failure of it. */
const WITHOUT_REASON = {
  topic: "blocked-without-reason",
  codes: ["network-refused", "network-tls", "network-dns", "network-timeout", "network-malformed"],
} as const

/** What goes before another line that says the same. */
const ECHO = new RegExp(`^${sourceOf("Failed to load resource: ")}`)
const NOTHING_NEW = new RegExp(`^${sourceOf("Not allowed to request resource")}`)

/** Reads a line of Safari: a reason, or the line that names the URL. */
export function readWebKit(text: string): Piece | undefined {
  const echo = ECHO.exec(text)
  if (echo !== null) {
    const piece = readReason(text.slice(echo[0].length))
    return piece && { ...piece, role: "echo", length: echo[0].length + piece.length }
  }
  return readUrlLine(text) ?? readUnsafe(text) ?? readReason(text)
}

function readUrlLine(text: string): Piece | undefined {
  const nothingNew = NOTHING_NEW.exec(text)
  if (nothingNew !== null)
    return {
      role: "echo",
      message: messageOf({ topic: "blocked-without-reason", codes: [] }, nothingNew[0], { engine: "webkit" }),
      length: nothingNew[0].length,
    }
  const line = CANNOT_LOAD.exec(text)
  if (line === null) return undefined
  const { initiator, kind, url = "" } = line.groups ?? {}
  const place = { url, ...known({ initiator: kind ?? (initiator === "Fetch API" ? "fetch" : initiator) }) }
  const isRefusedMode = !line[0].includes("access")
  const wording = isRefusedMode ? ({ topic: "same-origin-mode", codes: ["same-origin-mode"] } as const) : WITHOUT_REASON
  const message = messageOf(wording, line[0], { engine: "webkit", ...place })
  return { role: isRefusedMode ? "message" : "frame", message, length: line[0].length }
}

/** Chromium says "from frame with URL", WebKit "from origin". */
function readUnsafe(text: string): Piece | undefined {
  const match = UNSAFE.exec(text)
  if (match === null) return undefined
  const { url = "", from = "" } = match.groups ?? {}
  const isWebKit = match[0].includes("origin")
  const origin = isWebKit ? from : originOf(from)
  const message = messageOf({ topic: "same-origin-mode", codes: ["same-origin-mode"] }, match[0], {
    engine: isWebKit ? "webkit" : "chromium",
    url,
    ...known({ origin }),
  })
  return { role: isWebKit ? "reason" : "message", message, length: match[0].length }
}

function readReason(text: string): Piece | undefined {
  const redirection = REDIRECTION.exec(text)
  const start = redirection?.[0].length ?? 0
  const found = findWording(text.slice(start), redirection === null ? reasons : redirectReasons)
  if (found === undefined) return undefined
  const { origin, url, detail: _, ...facts } = found.facts
  const end = start + found.length
  const message = messageOf(found.wording, text.slice(0, end), {
    engine: "webkit",
    isPreflight: /Preflight|Method|Request header|Allow-(?:Methods|Headers)/.test(text.slice(start, end)),
    isTruncated: found.isTruncated,
    facts: { ...known({ location: redirection?.groups?.["location"] }), ...facts },
    ...known({ origin, url }),
  })
  return { role: "reason", message, length: end }
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined
}
