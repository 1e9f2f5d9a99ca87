import type { ConsoleMessage } from "./console-message.ts"
import { FIREFOX_REASONS } from "./firefox-reasons.ts"
import { findWording, known, messageOf, type Piece, prepare } from "./piece.ts"
import { sourceOf } from "./template.ts"

const reasons = prepare(FIREFOX_REASONS)

const FRAME = new RegExp(
  `^${sourceOf("Cross-Origin Request ")}(?:Blocked|Warning):\\s{1,3}` +
    `${sourceOf("The Same Origin Policy ")}(?:disallows|will${sourceOf(" disallow")})${sourceOf(" reading the remote resource at ")}` +
    `(?<url>\\S+?)(?:${sourceOf(" soon.")}|\\.|)(?=\\s|$)`,
)
const REASON = /^\s{0,3}\(Reason:\s{1,3}/
const STATUS = /^[^]{0,80}?Status\s{1,3}code:\s{1,3}(?<status>\d{1,3}|\(null\))/

/** Where the reason ends and the status stands. */
const TAIL = 160

/** Reads "Cross-Origin Request Blocked: …", in English. */
export function readFirefox(text: string): Piece | undefined {
  const frame = FRAME.exec(text)
  if (frame === null) return undefined
  const url = withoutQuotes(frame.groups?.["url"] ?? "")
  const start = frame[0].length
  const bracket = REASON.exec(text.slice(start))?.[0].length
  const found = bracket === undefined ? undefined : findWording(text.slice(start + bracket), reasons)
  if (bracket === undefined || found === undefined) {
    const message = messageOf({ topic: "blocked-without-reason", codes: [] }, text, {
      engine: "firefox",
      url,
      isTruncated: true,
    })
    return { role: "message", message, length: text.length }
  }
  const end = start + bracket + found.length
  const tail = STATUS.exec(text.slice(end, end + TAIL))
  const length = end + (tail?.[0].length ?? 0)
  return {
    role: "message",
    message: firefoxMessage(text.slice(0, length), url, found, tail?.groups?.["status"]),
    length,
  }
}

/** A message of Firefox, in whatever language it was written. */
export function firefoxMessage(
  text: string,
  url: string,
  {
    wording,
    facts,
    isTruncated,
  }: Pick<NonNullable<ReturnType<typeof findWording>>, "wording" | "facts" | "isTruncated">,
  status: string | undefined,
): ConsoleMessage {
  const isPreflight = /Preflight|Method|AllowHeader|ExternalRedirect/.test(wording.category ?? "")
  return messageOf(wording, text, {
    engine: "firefox",
    url,
    isPreflight,
    isTruncated,
    facts: { ...facts, ...known({ status: status === "(null)" ? undefined : status }) },
  })
}

/** One message puts its URL in quotation marks. */
export function withoutQuotes(url: string): string {
  return url.replace(/^['"‘“„«]|['"’”»]\.?$/g, "")
}
