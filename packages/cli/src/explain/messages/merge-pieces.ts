import type { ConsoleMessage } from "./console-message.ts"
import type { Piece } from "./piece.ts"

/** Puts together what belongs to one request, and leaves out what only repeats it. */
export function mergePieces(pieces: readonly Piece[]): readonly ConsoleMessage[] {
  const merged: Piece[] = []
  for (const piece of pieces) add(piece, merged)
  const messages = merged.filter(({ role }) => role !== "echo" && role !== "detail")
  const kept = messages.length > 0 ? messages : merged.slice(0, 1)
  return distinct(kept.map(({ message }) => message))
}

function add(piece: Piece, merged: Piece[]): void {
  const at = partnerOf(piece, merged)
  const partner = merged[at]
  if (partner === undefined) {
    if (!repeats(piece, merged)) merged.push(piece)
  } else merged[at] = joined(partner, piece)
}

/** Which of the pieces so far this one completes. */
function partnerOf({ role, message }: Piece, merged: readonly Piece[]): number {
  const isOf = (piece: Piece): boolean => piece.message.engine === message.engine
  if (role === "frame" && message.engine === "webkit")
    return merged.findIndex((piece) => piece.role === "reason" && isOf(piece))
  if (role === "reason")
    return merged.findLastIndex((piece, index) => piece.role === "frame" && isOf(piece) && index === merged.length - 1)
  if (role !== "detail") return -1
  // A line about a request whose reason stands in the line before it, or after it.
  return merged.findIndex(
    (piece) =>
      piece.role !== "detail" &&
      piece.role !== "echo" &&
      (piece.message.engine ?? "chromium") === "chromium" &&
      (message.url === undefined || message.url === piece.message.url || message.url === piece.message.redirectedFrom),
  )
}

function joined(first: Piece, second: Piece): Piece {
  const [reason, place] = first.role === "frame" && second.role === "reason" ? [second, first] : [first, second]
  const { url, initiator, redirectedFrom, origin } = { ...place.message, ...withoutUndefined(reason.message) }
  const isDetail = second.role === "detail"
  const message: ConsoleMessage = {
    ...reason.message,
    ...withoutUndefined({ url, initiator, redirectedFrom, origin }),
    facts: { ...place.message.facts, ...reason.message.facts },
    isPreflight: first.message.isPreflight || second.message.isPreflight,
    isTruncated: reason.message.isTruncated,
    text: isDetail ? first.message.text : `${first.message.text}\n${second.message.text}`,
  }
  return { role: isDetail ? first.role : "message", message, length: 0 }
}

/** Whether it says again, or less exactly, what was said of the same request. */
function repeats({ role, message }: Piece, merged: readonly Piece[]): boolean {
  const last = merged.findLast((piece) => piece.role !== "echo")?.message
  if (role === "echo" && message.engine === "webkit")
    return merged.some((piece) => piece.message.engine === "webkit" && piece.role !== "echo")
  if (message.engine !== "firefox" || message.category === undefined) return false
  if (message.category === "CORSDidNotSucceed2")
    return merged.some(
      (piece) =>
        piece.message.engine === "firefox" &&
        !piece.message.isWarning &&
        withoutFragment(piece.message.url) === withoutFragment(message.url),
    )
  // A preflight's redirect is looked at twice.
  return last?.category === "CORSExternalRedirectNotAllowed" && last.url === message.url && !message.isWarning
}

function withoutFragment(url = ""): string {
  return url.replace(/#.*$/, "")
}

function distinct(messages: readonly ConsoleMessage[]): readonly ConsoleMessage[] {
  const seen = new Set<string>()
  return messages.filter((message) => {
    const { topic, engine, url, origin, facts } = message
    const key = JSON.stringify([topic, engine, url, origin, facts])
    return !seen.has(key) && seen.add(key)
  })
}

function withoutUndefined<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>
}
