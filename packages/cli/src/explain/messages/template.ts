/** A text with gaps, ready to be looked for. */
export interface Template {
  /** Gives the facts and where the match ended, for a text that begins like this. */
  read(text: string): TemplateMatch | undefined
  /** Whether a text with this `beginningOf` may be this one with its end cut off. */
  isCutOff(beginning: string): boolean
}

/** What stood in the gaps. */
export interface TemplateMatch {
  readonly facts: Readonly<Record<string, string>>
  readonly length: number
}

/** Chat programs and word processors replace quotation marks, issue trackers and logs escape them. */
const QUOTE = "(?:['\"`´‘’‚“”„«»]|&#39;|&#x27;|&apos;|&quot;|\\\\['\"])"

/** Bounded, so that a long run of white space cannot be split in many ways. */
const SPACE = "\\s{1,3}"

/** These are foreign text and may hold anything, the end of the sentence included: the last end counts. */
const ANYTHING = new Set(["value", "element", "location", "detail"])

/** Below this, what is left of a message could be the beginning of any sentence. */
const SHORTEST_CUT = 8

/** Longer than every text up to its first gap. */
const LONGEST_BEGINNING = 300

/** Makes a template: spaces and quotation marks stand for all their relatives, `{name}` is a gap. */
export function template(text: string): Template {
  const pattern = new RegExp(`^${sourceOf(text)}`)
  const lead = plain(text.replace(/\{.*$/s, ""))
  return {
    read(candidate) {
      const match = pattern.exec(candidate)
      return match === null ? undefined : { facts: present(match.groups), length: match[0].length }
    },
    isCutOff: (beginning) =>
      beginning.length >= SHORTEST_CUT &&
      (lead.startsWith(beginning) || (lead.length > SHORTEST_CUT && beginning.startsWith(lead))),
  }
}

/** The beginning of a text, in the form that `isCutOff` compares. */
export function beginningOf(text: string): string {
  return plain(text.slice(0, LONGEST_BEGINNING)).trimEnd()
}

/**
 * A regular expression's source for a text in which spaces and quotation marks stand for all their relatives. A shell
 * takes quotation marks away, so they may be missing, unless they alone tell where foreign text ends.
 */
export function sourceOf(text: string): string {
  return text
    .split(/(\{\w+\}|['"‘’“”`]|\s+|\.$)/)
    .filter((part) => part !== "")
    .map((part, index, parts) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1]
      if (name !== undefined) return `(?<${name}>${gapOf(name, isTail(parts, index) && parts[index + 1] !== ".")})`
      if (part === ".") return parts[index - 1]?.startsWith("{") === true ? "\\.?(?=\\s|$)" : "\\.?"
      if (/^\s+$/.test(part)) return SPACE
      if (/^['"‘’“”`]$/.test(part)) return isNeeded(parts, index) ? QUOTE : `${QUOTE}?`
      return part.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")
    })
    .join("")
}

/** Whether nothing but quotation marks and a full stop follows, so that only they say where a gap ends. */
function isTail(parts: readonly string[], index: number): boolean {
  return /^['"‘’“”`]?\.?$/.test(parts.slice(index + 1).join(""))
}

function isNeeded(parts: readonly string[], index: number): boolean {
  const [before = "", after = ""] = [parts[index - 1], parts[index + 1]]
  const isGap = (part: string): boolean => part.startsWith("{")
  const isOfAnything = (part: string): boolean => ANYTHING.has(part.slice(1, -1))
  return isOfAnything(before) || isOfAnything(after) || (isGap(before) && isTail(parts, index - 1))
}

function gapOf(name: string, isLast: boolean): string {
  if (name === "status") return "\\d{1,3}|\\(null\\)"
  if (ANYTHING.has(name)) return "[^]*"
  return isLast ? "\\S+" : "\\S+?"
}

const ANY_QUOTE = new RegExp(QUOTE, "g")

/** The text without quotation marks and with single spaces. */
function plain(text: string): string {
  return text.replace(ANY_QUOTE, "").replace(/\s+/g, " ")
}

function present(groups: Readonly<Record<string, string | undefined>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(groups).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
