import { createPolicy } from "ofcors"
import { NOT_INSECURE, NOT_NULL } from "../export/python-regex.ts"
import type { RegexNotation } from "../policy-file/policy-document.ts"
import type { AddNote } from "./import-note.ts"
import { matchesAsPython } from "./match-python-pattern.ts"
import { examplesOf } from "./pattern-examples.ts"
import { type PatternNode, type PythonPattern, UnreadablePattern } from "./python-pattern.ts"
import type { PythonValue } from "./python-value.ts"
import { readPythonPattern } from "./read-python-pattern.ts"
import { writeJavaScriptPattern } from "./write-javascript-pattern.ts"

/** A pattern of origins for `allowedOriginRegexes`. */
export interface TranslatedRegex {
  readonly source: string
  /** Whether it may match plain http on another machine; `guarded` where only a guard of the pattern's own keeps it out. */
  readonly insecure: boolean | "guarded"
}

/** Translates one entry of `CORS_ALLOWED_ORIGIN_REGEXES`, so that the whole origin must match. */
export function translateRegex(entry: PythonValue, setting: string, add: AddNote): TranslatedRegex | undefined {
  const { plain, guarded } = withoutGuards(entry)
  const pattern = readEntry(plain, setting, add)
  if (pattern === undefined) return undefined
  const source = anchored(pattern)
  try {
    createPolicy({ allowedOriginRegexes: [source], explain: false })
  } catch (error) {
    add(
      "regex-untranslatable",
      setting,
      entry,
      `It was left out: ${(error as Error).message.split("\n").at(-1)!.trim()}`,
    )
    return undefined
  }
  if (!isClosed(pattern.root)) {
    const beyond = examples(pattern).find(
      (text) => matchesAsPython(pattern, text + "0") && !new RegExp(source).test(text + "0"),
    )
    const example = beyond === undefined ? "" : `, also \`${beyond}0\``
    add(
      "regex-narrowed",
      setting,
      entry,
      `Django lets in whatever begins like this${example}; here the whole origin must match.`,
    )
  }
  return { source, insecure: guarded ? "guarded" : mayBeInsecure(pattern) }
}

/**
 * Translates `CORS_URLS_REGEX` to a pattern that is searched in the path; `undefined` where every path matches.
 *
 * @throws UnreadablePattern for what has no equal
 * @throws SettingsError for what cannot be matched in linear time
 */
export function translateUrls(value: PythonValue): RegexNotation | undefined {
  const pattern = toPattern(value)
  if (pattern === undefined) throw new UnreadablePattern("it is no pattern")
  const source = writeJavaScriptPattern(pattern)
  if (/^\^?(?:(?:\.|\[\\s\\S\])\*\$?|\\?\/)?$/.test(source)) return undefined
  const begins = pattern.root.kind === "sequence" && pattern.root.parts[0]?.kind === "begin"
  const regex = begins ? source : `^(?:${source})`
  const flags = pattern.ignoreCase ? "i" : ""
  createPolicy({ allowAllOrigins: true, urls: new RegExp(regex, flags), explain: false })
  return flags === "" ? { regex } : { regex, flags }
}

/** Takes away the guards that `ofcors export django` writes for two rules of this engine. */
function withoutGuards(entry: PythonValue): { readonly plain: PythonValue; readonly guarded: boolean } {
  if (typeof entry !== "string") return { plain: entry, guarded: false }
  const [, flags = "", source = ""] = /^(\(\?i\))?([\s\S]*)$/.exec(entry)!
  const notNull = source.startsWith(NOT_NULL) ? source.slice(NOT_NULL.length) : source
  const guarded = notNull.startsWith(NOT_INSECURE)
  return { plain: flags + (guarded ? notNull.slice(NOT_INSECURE.length) : notNull), guarded }
}

function readEntry(entry: PythonValue, setting: string, add: AddNote): PythonPattern | undefined {
  try {
    const pattern = toPattern(entry)
    if (pattern === undefined)
      add("setting-wrong-type", setting, entry, "It was left out: it is neither a string nor a compiled pattern.")
    if (pattern?.ignoreCase !== true) return pattern
    // Browsers write origins in lower case, so case can only matter in the pattern.
    return { ...pattern, root: inLowerCase(pattern.root), ignoreCase: false }
  } catch (error) {
    if (!(error instanceof UnreadablePattern)) throw error
    add("regex-untranslatable", setting, entry, `It was left out: ${error.message}.`)
    return undefined
  }
}

/** Reads a string or a compiled pattern; `undefined` for anything else. @throws UnreadablePattern */
export function toPattern(value: PythonValue): PythonPattern | undefined {
  if (typeof value === "string") return readPythonPattern(value)
  if (typeof value === "object" && value?.kind === "regex") return readPythonPattern(value.source, value.flags)
  return undefined
}

/** The source with `^` in front and `$` behind, where they are not there already. */
function anchored(pattern: PythonPattern): string {
  const source = writeJavaScriptPattern(pattern)
  const parts = pattern.root.kind === "sequence" ? pattern.root.parts : undefined
  if (parts === undefined) return `^(?:${source})$`
  return (parts[0]?.kind === "begin" ? "" : "^") + source + (parts.at(-1)?.kind === "end" ? "" : "$")
}

/** Whether nothing can follow a match: it ends with `$`, or takes everything anyway. */
export function isClosed(node: PatternNode): boolean {
  if (node.kind === "end") return true
  if (node.kind === "sequence") return node.parts.length > 0 && isClosed(node.parts.at(-1)!)
  if (node.kind === "choice") return node.parts.every(isClosed)
  if (node.kind === "group") return !/^\?<?[=!]/.test(node.opening) && isClosed(node.part)
  return node.kind === "repeat" && node.part.kind === "any" && node.max === Infinity
}

function inLowerCase(node: PatternNode): PatternNode {
  switch (node.kind) {
    case "literal":
      return { kind: "literal", character: node.character.toLowerCase() }
    case "class":
      return {
        ...node,
        members: node.members.flatMap((member) =>
          "shorthand" in member || member.to < "A" || member.from > "Z"
            ? [member]
            : [member, { from: lower(member.from, "A"), to: lower(member.to, "Z") }],
        ),
      }
    case "sequence":
    case "choice":
      return { ...node, parts: node.parts.map(inLowerCase) }
    case "group":
    case "repeat":
      return { ...node, part: inLowerCase(node.part) }
    default:
      return node
  }
}

/** A bound of a range, cut to the capitals, in lower case. */
function lower(character: string, limit: "A" | "Z"): string {
  const cut = character < "A" || character > "Z" ? limit : character
  return cut.toLowerCase()
}

function examples(pattern: PythonPattern): readonly string[] {
  return examplesOf(pattern.root, { dot: ".", anything: ["a", "http://", "http://a"] })
}

function mayBeInsecure(pattern: PythonPattern): boolean {
  // A scheme of one letter is an example for a set of characters, which may spell `http` too.
  return examples(pattern).some(
    (text) => !/^(?!http:)[a-z-]{2,}:|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(text),
  )
}
