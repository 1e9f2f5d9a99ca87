import { NotExportable } from "./target.ts"

/** Two guards for Django, which knows neither rule: this engine never takes `null` for a pattern's match ... */
export const NOT_NULL = "(?!null$)"

/** ... and with credentials takes plain http only from this machine, unless `dangerously` says otherwise. */
export const NOT_INSECURE =
  "(?!http://(?!(?:[^/]+\\.)?localhost(?::|$)|127(?:\\.[0-9]{1,3}){3}(?::|$)|\\[::1\\](?::|$)))"

/** Writes a pattern of whole origins for Python's `re.match`. */
export function pythonOriginRegex(pattern: RegExp, credentialsAreGuarded: boolean): string {
  const whole = anchored(pattern.source)
  const matchesNull = new RegExp(whole, pattern.flags).test("null")
  // Nothing but a literal scheme proves that plain http is out.
  const mayBeInsecure = credentialsAreGuarded && !/^\^(?:https|[a-z][a-z-]*-[a-z-]+|capacitor|ionic):/.test(whole)
  const guards = (matchesNull ? NOT_NULL : "") + (mayBeInsecure ? NOT_INSECURE : "")
  const flags = pattern.ignoreCase ? "(?i)" : ""
  return flags + guards + pythonSource(whole)
}

/** Writes a pattern that is searched in paths for Python's `re.match`, which begins at the start. */
export function pythonPathRegex(pattern: RegExp): string {
  const source = pythonSource(pattern.source)
  const flags = pattern.ignoreCase ? "(?i)" : ""
  return flags + (source.startsWith("^") && !hasTopLevelChoice(source) ? source : `[\\s\\S]*(?:${source})`)
}

function anchored(source: string): string {
  const begins = source.startsWith("^")
  const ends = /(?<!\\)(?:\\\\)*\$$/.test(source)
  if (hasTopLevelChoice(source)) return `^(?:${source})$`
  return `${begins ? "" : "^"}${source}${ends ? "" : "$"}`
}

function hasTopLevelChoice(source: string): boolean {
  let depth = 0
  for (const [token] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[()|]/g)) {
    if (token === "(") depth++
    else if (token === ")") depth--
    else if (token === "|" && depth === 0) return true
  }
  return false
}

/** The tokens that JavaScript and Python read differently: named groups, classes, braces, a few escapes. */
const TOKEN = /\\c.|\\u\{|\\[pPk]|\\\/|\\.|\[\^?\]|\[(\^?)((?:\\.|[^\]\\])*)\]|\(\?<(?=[A-Za-z_])|\{(?!\d+(?:,\d*)?\})/g

function pythonSource(source: string): string {
  return source.replace(TOKEN, (token, negated: string | undefined, members: string | undefined) => {
    if (token === "\\/") return "/"
    if (token === "(?<") return "(?P<"
    if (token === "{") return "\\{"
    if (token === "[^]") return "[\\s\\S]"
    // The engine's own linear matcher refuses the rest; see `allowedOriginRegexes`.
    if (token === "[]" || /^\\(?:c|u\{|[pPk])/.test(token))
      throw new NotExportable(`Python has no equal for \`${token}\`.`)
    // An opening bracket in a set is a nested set in a future Python.
    return members === undefined
      ? token
      : `[${negated}${members.replaceAll(/(?<!\\)((?:\\\\)*)\[/g, "$1\\[").replaceAll("\\/", "/")}]`
  })
}
