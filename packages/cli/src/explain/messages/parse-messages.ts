import { readChromium, readChromiumReason } from "./chromium.ts"
import { CHROMIUM_REASONS } from "./chromium-reasons.ts"
import { cleanPaste } from "./clean-paste.ts"
import type { ConsoleMessage } from "./console-message.ts"
import { readFirefox } from "./firefox.ts"
import { readLocalizedFirefox } from "./firefox-localized.ts"
import { mergePieces } from "./merge-pieces.ts"
import { readNamedError } from "./named-errors.ts"
import { readHttpStatus, readNetworkError } from "./network-errors.ts"
import { readOther } from "./other.ts"
import { OUTSIDE_WORDINGS, POLICY_WORDINGS, SCRIPT_ERROR_WORDINGS } from "./other-wordings.ts"
import type { Piece, Recogniser } from "./piece.ts"
import { sourceOf } from "./template.ts"
import { readWebKit } from "./webkit.ts"
import { WEBKIT_REASONS } from "./webkit-reasons.ts"

/** In this order, because some older texts of Chromium begin like lines of WebKit. */
const RECOGNISERS: readonly Recogniser[] = [
  readChromium,
  readFirefox,
  readNetworkError,
  readHttpStatus,
  readWebKit,
  readChromiumReason,
  readOther,
]

/** How a message with a URL begins; no other message goes on beyond it. */
const FRAMES = [
  "Access to ",
  "Redirect from ",
  "Font from origin",
  "Cross-Origin Request Blocked:",
  "Cross-Origin Request Warning:",
  "Fetch API cannot load",
  "XMLHttpRequest cannot load",
  "EventSource cannot load",
  "Beacon API cannot load",
  "Cannot load ",
  "Failed to load ",
]

const LEADS = [
  ...FRAMES,
  "Response to preflight request doesn't",
  "Cross-origin redirection to ",
  "Unsafe attempt to load URL",
  "Not allowed to request resource",
  "net::ERR_",
  "ERR_",
  ...[CHROMIUM_REASONS, WEBKIT_REASONS, POLICY_WORDINGS, SCRIPT_ERROR_WORDINGS, OUTSIDE_WORDINGS]
    .flat()
    .flatMap(({ texts }) => texts)
    .map(leadOf),
]

const REQUEST_LINE = "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\\s{1,3}https?:"
const LEAD = new RegExp(`(?:${[...new Set(LEADS)].map(sourceOf).join("|")}|${REQUEST_LINE})`, "g")
const FRAME = new RegExp(`(?:${FRAMES.map(sourceOf).join("|")}|${REQUEST_LINE})`, "g")

/** Nothing that a browser prints in one message is longer, and no place of a paste is read more often than this allows. */
const LONGEST_MESSAGE = 8192

/** More pieces than anyone would read about; putting them together compares each with those before. */
const MOST_PIECES = 500

/** More places that begin like a message, and are none, than a console has. */
const MOST_ATTEMPTS = 2000

/**
 * Reads a paste of a browser's console. The time it takes is bounded, it never
 * throws, and what it does not know it leaves out.
 */
export function parseMessages(paste: string): readonly ConsoleMessage[] {
  const text = cleanPaste(paste)
  const asPasted = mergePieces(readLines(text))
  if (!text.includes("\n")) return asPasted
  // Mail breaks long lines between words, terminals anywhere: joined again, more of it may make sense.
  const joined = [" ", ""].map((between) =>
    mergePieces(readPieces(text.replaceAll("\n", between), { left: MOST_ATTEMPTS })),
  )
  return joined.reduce((best, each) => (worth(each) > worth(best) ? each : best), asPasted)
}

function worth(messages: readonly ConsoleMessage[]): number {
  return messages.reduce(
    (sum, { topic, url, isTruncated, isPreflight }) =>
      sum +
      (topic.endsWith("-without-reason") || isTruncated ? 0 : 1) +
      (url === undefined ? 0 : 0.1) +
      (isPreflight ? 0.01 : 0),
    0,
  )
}

/** Lines in which nothing is recognised may be of Firefox in another language, or name an error. */
function readLines(text: string): readonly Piece[] {
  const all: Piece[] = []
  const attempts = { left: MOST_ATTEMPTS }
  for (const line of text.split("\n")) {
    const pieces = readPieces(line, attempts)
    const isRead = pieces.some(({ role }) => role !== "echo")
    const piece = isRead ? undefined : (readLocalizedFirefox(line) ?? readNamedError(line))
    all.push(...(piece === undefined ? pieces : [piece]))
    if (all.length >= MOST_PIECES || attempts.left <= 0) break
  }
  return all
}

function readPieces(text: string, attempts: { left: number }): readonly Piece[] {
  const frames = [...text.matchAll(FRAME)].map(({ index }) => index)
  const pieces: Piece[] = []
  let nextFrame = 0
  LEAD.lastIndex = 0
  while (attempts.left > 0 && pieces.length < MOST_PIECES) {
    const lead = LEAD.exec(text)
    if (lead === null) break
    attempts.left--
    const { index } = lead
    while ((frames[nextFrame] ?? Infinity) <= index) nextFrame++
    const rest = text.slice(index, Math.min(frames[nextFrame] ?? text.length, index + LONGEST_MESSAGE))
    const piece = recognise(rest)
    if (piece !== undefined) pieces.push(piece)
    LEAD.lastIndex = index + Math.max(piece?.length ?? 0, 1)
  }
  return pieces
}

function recognise(text: string): Piece | undefined {
  for (const read of RECOGNISERS) {
    const piece = read(text)
    if (piece !== undefined) return piece
  }
  return undefined
}

/** A text up to its first gap, and no more of it than it takes to know it. */
function leadOf(text: string): string {
  return text.replace(/\{.*$/s, "").split(" ").slice(0, 4).join(" ")
}
