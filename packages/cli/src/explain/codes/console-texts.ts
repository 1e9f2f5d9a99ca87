import { CHROMIUM_REASONS } from "../messages/chromium-reasons.ts"
import type { Topic, Wording } from "../messages/console-message.ts"
import { FIREFOX_REASONS } from "../messages/firefox-reasons.ts"
import { WEBKIT_REASONS, WEBKIT_REDIRECT_REASONS } from "../messages/webkit-reasons.ts"

const WORDINGS: readonly (readonly [browser: string, wordings: readonly Wording[]])[] = [
  ["Chrome", CHROMIUM_REASONS],
  ["Firefox", FIREFOX_REASONS],
  ["Safari", [...WEBKIT_REASONS, ...WEBKIT_REDIRECT_REASONS]],
]

/** What the browsers print for a topic, each with its name. */
export function consoleTextsOf(topic: Topic): readonly (readonly [browser: string, text: string])[] {
  return WORDINGS.flatMap(([browser, wordings]) =>
    wordings
      .filter((wording) => wording.topic === topic || wording.codes.some((code) => code === topic))
      .slice(0, 2)
      .map(({ texts: [text = ""] }) => [browser, shown(text)] as const),
  )
}

function shown(text: string): string {
  return text
    .replace(/\{(\w+)\}/g, "<$1>")
    .replace(/[‘’“”]/g, "'")
    .replace(/'\)$/, "'")
}
