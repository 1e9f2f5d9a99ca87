import { matchesAsPython } from "../../import/match-python-pattern.ts"
import { examplesOf } from "../../import/pattern-examples.ts"
import type { PythonPattern } from "../../import/python-pattern.ts"
import { canonicalOrigin } from "../../import/translate-origin.ts"
import { registrableDomainOf } from "./registrable-domain.ts"

/** Whom a pattern lets in beyond those it was made for, shown by an origin that it matches. */
export type Witness =
  | { readonly kind: "everyone"; readonly origin: string }
  /** The domain has another owner than those that the pattern spells. */
  | { readonly kind: "stranger"; readonly origin: string }
  /** The same host, but more of it than the pattern spells. */
  | { readonly kind: "open-end"; readonly origin: string }

/** A site that no pattern can have been made for. */
export const STRANGER = "https://evil.example"

/** Stands for a `.` that may be any character, until it is decided which. */
const DOT = "\u{1}"

/** A character that no pattern was written for. */
const UNSPELLED = "\u{2}"

/** Origins that a browser can send, that Python's `re.match` matches, and that were hardly meant. */
export function findWitness(pattern: PythonPattern): Witness | undefined {
  if (matchesAsPython(pattern, STRANGER) === true) return { kind: "everyone", origin: STRANGER }
  const meant = examplesOf(pattern.root, { dot: DOT, anything: ["sub"] }).map((text) => text.replaceAll(DOT, "."))
  const origins = meant.flatMap((text) => originOf(text) ?? [])
  if (origins.length === 0) return undefined
  const owners = new Set(origins.map(({ hostname }) => registrableDomainOf(hostname)))
  const candidates = candidatesOf(pattern)
  for (const text of candidates) {
    const origin = originOf(text)
    if (
      origin !== undefined &&
      !owners.has(registrableDomainOf(origin.hostname)) &&
      matchesAsPython(pattern, text) === true
    )
      return { kind: "stranger", origin: text }
  }
  const longer = origins
    .map(({ text }) => `${text}0`)
    .find(
      (text) =>
        originOf(text) !== undefined &&
        matchesAsPython(pattern, text) === true &&
        // A digit more may be a port that was meant; what no pattern spells shows that the end is open.
        matchesAsPython(pattern, `${text}${UNSPELLED}`) === true,
    )
  return longer === undefined ? undefined : { kind: "open-end", origin: longer }
}

/** What an attacker would register: another letter for a dot, a longer name, a longer ending. */
function candidatesOf({ root }: PythonPattern): readonly string[] {
  const texts = examplesOf(root, { dot: DOT, anything: ["evil", "evil.example/"] })
  const withoutDots = texts.flatMap((text) =>
    [...text.matchAll(new RegExp(DOT, "g"))].map(({ index }) =>
      (text.slice(0, index) + "x" + text.slice(index + 1)).replaceAll(DOT, "."),
    ),
  )
  const plain = texts.map((text) => text.replaceAll(DOT, "."))
  const extended = plain.flatMap((text) => [`${text}.evil.example`, `${text}evil.example`])
  return [...plain, ...withoutDots, ...extended]
}

function originOf(text: string): { readonly text: string; readonly hostname: string } | undefined {
  if (!/^https?:\/\//.test(text) || canonicalOrigin(text) !== text) return undefined
  const { hostname } = new URL(text)
  // A name that begins or ends with a dot or a hyphen can be written, but not registered.
  return /^[.-]|[.-]$|\.\./.test(hostname) ? undefined : { text, hostname }
}
