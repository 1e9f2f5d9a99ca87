import { CHROMIUM_REASONS } from "./chromium-reasons.ts"
import type { ConsoleMessage, Wording } from "./console-message.ts"
import { type FoundWording, findWording, known, messageOf, type Piece, prepare } from "./piece.ts"
import { sourceOf } from "./template.ts"

const reasons = prepare(CHROMIUM_REASONS)

/** Reasons of `fetch` itself, which never got as far as CORS. */
const OWN_REASONS: readonly Wording[] = [
  {
    topic: "same-origin-mode",
    codes: ["same-origin-mode"],
    texts: [`Request mode is "same-origin" but the URL's origin is not same as the request origin {origin}`],
  },
  {
    topic: "no-cors-redirect-mode",
    codes: ["no-cors-redirect-mode"],
    texts: ['Request mode is "no-cors" but the redirect mode is not "follow".'],
  },
  {
    topic: "scheme-not-supported",
    codes: ["scheme-not-supported"],
    texts: ['URL scheme "{scheme}" is not supported.'],
  },
  {
    topic: "content-security-policy",
    codes: [],
    texts: ["Refused to connect because it violates the document's Content Security Policy."],
  },
  {
    topic: "allow-origin-missing-or-wrong",
    codes: ["allow-origin-missing", "allow-origin-mismatch"],
    header: "Access-Control-Allow-Origin",
    texts: ["Origin {origin} is not allowed by Access-Control-Allow-Origin"],
  },
  {
    topic: "scheme-not-supported",
    codes: ["scheme-not-supported"],
    texts: ["Cross origin requests are only supported for HTTP."],
  },
]
const ownReasons = prepare(OWN_REASONS)

const PREFLIGHT = sourceOf("Response to preflight request doesn't pass access control check")
const PREFLIGHT_FAILED = new RegExp(`^\\s*${PREFLIGHT}(?::\\s{0,3}|$)`)
const PREFLIGHT_CUT = "Response to preflight request"

const QUOTE = sourceOf("'").slice(0, -1)

/** A quotation mark that ends a URL: those inside are followed by more of it. */
const END = `${QUOTE}(?=\\s|$)`

/** A URL in quotation marks, or without any, as a shell leaves it; `bare…` is its name then. */
function urlNamed(name: string): string {
  return `(?:${QUOTE}(?<${name}>\\S+?)${QUOTE}|(?<bare${name}>(?!${QUOTE})\\S+?))`
}

const FRAMES: readonly RegExp[] = [
  new RegExp(
    `^${sourceOf("Access to ")}(?<initiator>[A-Za-z][A-Za-z ]{0,40}?)${sourceOf(" at ")}${urlNamed("url")}(?=\\s|$)` +
      `(?:\\s{1,3}\\(${sourceOf("redirected from ")}${urlNamed("redirectedFrom")}\\)(?=\\s|$))?` +
      `(?:${sourceOf(" from origin ")}${urlNamed("origin")}(?=\\s|$)` +
      `(?:${sourceOf(" has been blocked by CORS policy")}(?::\\s{0,3})?)?)?`,
  ),
  new RegExp(
    `^${sourceOf("Redirect from '")}(?<url>\\S+?)${END}${sourceOf(" to '")}(?<location>\\S+?)${END}` +
      `(?:${sourceOf(" from origin '")}(?<origin>\\S+?)${END})?${sourceOf(" has been blocked by CORS policy")}:\\s{0,3}`,
  ),
  new RegExp(
    `^(?<initiator>Font|Image|Script|Video)${sourceOf(" from origin '")}(?<url>\\S+?)${END}` +
      `${sourceOf(" has been blocked from loading by Cross-Origin Resource Sharing policy")}:\\s{0,3}`,
  ),
]

/** Also WebKit's, whose line goes on with "due to access control checks". */
const CANNOT_LOAD = new RegExp(
  `^(?:(?<initiator>Fetch API|XMLHttpRequest|EventSource|Image|Font|Script)${sourceOf(" cannot load ")}|${sourceOf("Failed to load ")}(?=https?:))` +
    `(?<url>\\S+?)[.:](?=\\s|$)\\s{0,3}`,
)
const THEREFORE = new RegExp(`${sourceOf("Origin '")}(?<origin>\\S+?)${sourceOf("' is therefore not allowed access")}`)
const HAD_STATUS = new RegExp(`${sourceOf("The response had HTTP status code ")}(?<status>\\d{3})`)

/** How far behind an old reason its origin and status stand. */
const TAIL = 400

/** Reads "Access to fetch at … has been blocked by CORS policy: …" and its older forms. */
export function readChromium(text: string): Piece | undefined {
  for (const pattern of FRAMES) {
    const frame = pattern.exec(text)
    if (frame !== null) return afterFrame(text, frame)
  }
  const frame = CANNOT_LOAD.exec(text)
  if (frame === null) return undefined
  const rest = text.slice(frame[0].length)
  const own = findWording(rest, ownReasons)
  if (own !== undefined && !own.isTruncated) return withReason(text, frame, own, false)
  const piece = afterFrame(text, frame)
  // Without a reason it is WebKit's refusal of a mode, or something else that begins alike.
  return piece.role === "message" ? piece : undefined
}

/** Reads a reason that stands alone. */
export function readChromiumReason(text: string): Piece | undefined {
  const preflight = PREFLIGHT_FAILED.exec(text)?.[0].length ?? 0
  const found = findWording(text.slice(preflight), reasons)
  if (found === undefined || found.isTruncated) return undefined
  return { ...withReason(text, undefined, found, preflight > 0, preflight), role: "reason" }
}

function afterFrame(text: string, frame: RegExpExecArray): Piece {
  const start = frame[0].length
  const rest = text.slice(start)
  const preflight = PREFLIGHT_FAILED.exec(rest)?.[0].length ?? 0
  const found = findWording(rest.slice(preflight), reasons)
  if (found !== undefined) return withReason(text, frame, found, preflight > 0, start + preflight)
  const isPreflight = preflight > 0 || rest.trimStart().startsWith(PREFLIGHT_CUT)
  const message = messageOf({ topic: "blocked-without-reason", codes: [] }, text, {
    engine: "chromium",
    ...placeOf(frame),
    isPreflight,
    isTruncated: true,
  })
  return { role: "frame", message, length: start + preflight }
}

function withReason(
  text: string,
  frame: RegExpExecArray | undefined,
  found: FoundWording,
  isPreflight: boolean,
  start = frame?.[0].length ?? 0,
): Piece {
  const end = start + found.length
  const tail = text.slice(end, end + TAIL)
  const { origin: ownOrigin, supplied, detail: _, ...facts } = found.facts
  const origin = placeOf(frame).origin ?? ownOrigin ?? supplied ?? THEREFORE.exec(tail)?.groups?.["origin"]
  const status = HAD_STATUS.exec(tail)?.groups?.["status"]
  const { category } = found.wording
  const isAlways = category?.endsWith("PreflightResponse") === true || category?.startsWith("Preflight") === true
  const isCheck = category !== undefined && !isAlways && !found.wording.topic.startsWith("local-network-")
  const message = messageOf(found.wording, text.slice(0, end), {
    engine: "chromium",
    ...placeOf(frame),
    ...known({ origin, category: isCheck && isPreflight ? `Preflight${category}` : category }),
    isPreflight: isPreflight || isAlways,
    isTruncated: found.isTruncated,
    facts: { ...facts, ...known({ status, location: frame?.groups?.["location"] ?? facts["location"] }) },
  })
  return { role: "message", message, length: end }
}

function placeOf(frame: RegExpExecArray | undefined): Partial<ConsoleMessage> {
  const named = (name: string): string | undefined => frame?.groups?.[name] ?? frame?.groups?.[`bare${name}`]
  const [url, origin, redirectedFrom, initiator] = ["url", "origin", "redirectedFrom", "initiator"].map(named)
  return known({ url, origin, redirectedFrom, initiator: initiator === "Fetch API" ? "fetch" : initiator })
}
