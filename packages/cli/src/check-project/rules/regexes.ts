import { SettingsError, createPolicy } from "ofcors"
import { matchesAsPython } from "../../import/match-python-pattern.ts"
import { InvalidPattern, type PatternNode, type PythonPattern, UnreadablePattern } from "../../import/python-pattern.ts"
import { showPython } from "../../import/python-value.ts"
import { toPattern } from "../../import/translate-patterns.ts"
import { writeJavaScriptPattern } from "../../import/write-javascript-pattern.ts"
import type { Place } from "../../django/value.ts"
import { type ElementReading, plainValue } from "../reading.ts"
import type { SettingsReview } from "../settings-review.ts"
import { settingInUse } from "./setting-in-use.ts"
import { findWitness } from "./witness.ts"

/** The patterns of `CORS_ALLOWED_ORIGIN_REGEXES`. */
export function reviewRegexes(review: SettingsReview): void {
  if (review.flag("CORS_ALLOW_ALL_ORIGINS", false) === true) return
  const name = settingInUse(review, "CORS_ALLOWED_ORIGIN_REGEXES")
  for (const entry of review.elements(name)) reviewRegex(review, name, entry)
}

function reviewRegex(review: SettingsReview, name: string, { value, place, condition }: ElementReading): void {
  const written = plainValue(value)
  if (written === undefined) return
  const source = value.kind === "regex" ? value.pattern : typeof written === "string" ? written : showPython(written)
  const at = { place, condition }
  let pattern: PythonPattern | undefined
  try {
    pattern = toPattern(written)
  } catch (error) {
    if (error instanceof InvalidPattern)
      review.report("regex-invalid", { ...at, message: `\`${source}\` in ${name} is no pattern: ${error.message}.` })
    else if (!(error instanceof UnreadablePattern)) throw error
    return
  }
  if (pattern === undefined) return
  const glob = globMeant(pattern, source)
  if (glob !== undefined) {
    review.report("regex-is-glob", {
      ...at,
      message: `\`${source}\` in ${name} does not match \`${glob.origin}\`: a pattern is not a wildcard. Write \`${glob.pattern}\`.`,
    })
    return
  }
  const never = whyNever(pattern, source)
  if (never !== undefined)
    review.report("regex-matches-nothing", { ...at, message: `\`${source}\` in ${name} ${never}.` })
  reviewWitness(review, name, source, pattern, at)
  if (isSlow(pattern))
    review.report("regex-slow", { ...at, message: `\`${source}\` in ${name} can take exponential time.` })
}

function reviewWitness(
  review: SettingsReview,
  name: string,
  source: string,
  pattern: PythonPattern,
  at: { readonly place: Place; readonly condition: string | undefined },
): void {
  const witness = findWitness(pattern)
  if (witness === undefined) return
  const fix = { title: "Anchor it with `^` and `$`, and write every dot of a name as `\\.`.", edits: [] }
  const message = `\`${source}\` in ${name} also lets \`${witness.origin}\` in.`
  if (witness.kind === "everyone")
    review.report("regex-lets-everyone-in", {
      ...at,
      message: `\`${source}\` in ${name} lets every site in, \`${witness.origin}\` too.`,
    })
  else
    review.report(witness.kind === "stranger" ? "regex-lets-strangers-in" : "regex-open-end", {
      ...at,
      message,
      fix,
    })
}

/** The wildcard that a pattern such as `https://*.example.com` was meant to be. */
function globMeant(
  pattern: PythonPattern,
  source: string,
): { readonly origin: string; readonly pattern: string } | undefined {
  const [, scheme, host] = /^\^?(https?):\/\/\*\.?([\w.-]+?)\$?$/.exec(source.replaceAll("\\.", ".")) ?? []
  if (scheme === undefined || host === undefined) return undefined
  const origin = `${scheme}://app.${host}`
  if (matchesAsPython(pattern, origin) !== false) return undefined
  return { origin, pattern: `^${scheme}://[\\w-]+\\.${host.replaceAll(".", "\\.")}$` }
}

/** Why no browser sends anything that the pattern matches, where that is certain. */
function whyNever({ root, ignoreCase }: PythonPattern, source: string): string | undefined {
  if (countAtLeast(root, "/") > 2) return "has a slash behind the host, and an origin ends with its host or port"
  const start = literalStart(root)
  if (/^(?:localhost|[a-z0-9-]+\.|\d)/.test(start)) return "has no scheme, and an origin begins with one"
  if (!ignoreCase && /^https?:\/\/[^/]*[A-Z]/.test(start))
    return `has capitals, and browsers write \`${source.toLowerCase()}\``
  return undefined
}

/** How many of a character every match holds at least. */
function countAtLeast(node: PatternNode, character: string): number {
  switch (node.kind) {
    case "literal":
      return node.character === character ? 1 : 0
    case "sequence":
      return node.parts.reduce((count, part) => count + countAtLeast(part, character), 0)
    case "choice":
      return Math.min(...node.parts.map((part) => countAtLeast(part, character)))
    case "group":
      return /^\?<?[=!]/.test(node.opening) ? 0 : countAtLeast(node.part, character)
    case "repeat":
      return node.min * countAtLeast(node.part, character)
    default:
      return 0
  }
}

/** The text that every match begins with. */
function literalStart(node: PatternNode): string {
  const parts = node.kind === "sequence" ? node.parts : [node]
  let start = ""
  for (const part of parts) {
    if (part.kind === "literal") start += part.character
    else if (part.kind !== "begin") break
  }
  return start
}

function isSlow(pattern: PythonPattern): boolean {
  try {
    createPolicy({ allowedOriginRegexes: [writeJavaScriptPattern(pattern)], explain: false })
    return false
  } catch (error) {
    return error instanceof SettingsError && error.diagnostics.some(({ code }) => code === "regex-catastrophic")
  }
}
