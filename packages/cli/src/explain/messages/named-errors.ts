import { CHROMIUM_REASONS } from "./chromium-reasons.ts"
import { FIREFOX_REASONS } from "./firefox-reasons.ts"
import type { Wording } from "./console-message.ts"
import { messageOf, type Piece } from "./piece.ts"

interface NamedError {
  readonly engine: "chromium" | "firefox"
  readonly wording: Wording
  readonly isPreflight: boolean
}

/** The engines' own names for what failed, as DevTools, bug reports and MDN's pages have them. */
const BY_NAME: ReadonlyMap<string, NamedError> = new Map([
  ...namesOf("chromium", CHROMIUM_REASONS, (category) => [category, `Preflight${category}`]),
  // MDN's pages leave out the number that counts the rewordings.
  ...namesOf("firefox", FIREFOX_REASONS, (category) => [category, category.replace(/\d$/, "")]),
])

function namesOf(
  engine: NamedError["engine"],
  wordings: readonly Wording[],
  spellings: (category: string) => readonly string[],
): readonly (readonly [string, NamedError])[] {
  return wordings.flatMap((wording) =>
    spellings(wording.category ?? "").map(
      (name) => [name, { engine, wording, isPreflight: name.includes("Preflight") }] as const,
    ),
  )
}

const NAME = /\b(?:CORS[A-Z][A-Za-z]{3,60}\d?|[A-Z][a-z]+[A-Z][A-Za-z]{3,60})\b/g

/** Finds the name of an error: `PreflightMissingAllowOriginHeader`, `…/CORS/Errors/CORSMissingAllowOrigin`. */
export function readNamedError(line: string): Piece | undefined {
  for (const [name] of line.matchAll(NAME)) {
    const found = BY_NAME.get(name)
    if (found === undefined) continue
    const { engine, wording, isPreflight } = found
    const message = messageOf(wording, name, { engine, category: name, isPreflight })
    return { role: "message", message, length: name.length }
  }
  return undefined
}
