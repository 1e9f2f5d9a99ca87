import { isToken } from "../http/token.ts"
import type { BrowserDiagnosticCode, DiagnosticFacts } from "./diagnostics.ts"
import { type HeaderList, deleteHeader } from "./header-list.ts"
import { isForbiddenRequestHeaderLine } from "./request-header-names.ts"
import type { RequestMode } from "./request.ts"
import { type ExtraSafelist, isNoCorsSafelistedRequestHeader } from "./safelisted-request-headers.ts"

/** What Web IDL turns into the text of a header. */
type HeaderText = string | number

/** What `fetch` takes as `headers`. */
export type HeadersInput =
  | Headers
  | Iterable<readonly [name: HeaderText, value: HeaderText]>
  | Readonly<Record<string, HeaderText>>

/** A header that was ignored rather than refused. */
export interface IgnoredHeader {
  readonly code: BrowserDiagnosticCode
  readonly facts: DiagnosticFacts
}

/** Fetch, a `Headers` object with the guard "request" or "request-no-cors". */
export class GuardedHeaders {
  readonly list: HeaderList = []
  readonly ignored: IgnoredHeader[] = []
  readonly #mode: RequestMode
  readonly #extraSafelist: ExtraSafelist | undefined

  constructor(mode: RequestMode, extraSafelist?: ExtraSafelist) {
    this.#mode = mode
    this.#extraSafelist = extraSafelist
  }

  /**
   * Fetch, "fill". The engines make a `Headers` of their own of it first, in which repeated names are combined, and
   * every one of them sends repeated names as one line; the standard would append and guard line by line.
   *
   * @throws TypeError
   */
  fill(input: HeadersInput): void {
    if (typeof input !== "object" || input === null) throw new TypeError("`headers` is no object.")
    const combined = new Map<string, [name: string, value: string]>()
    for (const [name, value] of linesOf(input)) {
      const known = combined.get(name.toLowerCase())
      if (known === undefined) combined.set(name.toLowerCase(), [name, normalized(value)])
      else known[1] = `${known[1]}, ${normalized(value)}`
    }
    for (const [name, value] of combined.values()) this.append(name, value)
  }

  /** Fetch, "append". @throws TypeError */
  append(name: string, given: string): void {
    // 1. Normalize value: strip HTTP whitespace.
    const value = normalized(given)
    // 2. Validate: name is a token, value has no NUL, CR, LF and nothing beyond one byte; forbidden ones are ignored.
    if (!isToken(name)) throw new TypeError(`\`${name}\` is no header name.`)
    // oxlint-disable-next-line no-control-regex -- the standard names these bytes
    if (/[\0\n\r]/.test(value) || /[^\x00-\xff]/.test(value))
      throw new TypeError(`The value of \`${name}\` has a character that no header can have.`)
    if (isForbiddenRequestHeaderLine(name, value)) {
      this.ignored.push({ code: "header-forbidden", facts: { name } })
      return
    }
    // 3. If headers's guard is "request-no-cors":
    if (this.#mode === "no-cors") {
      // 3.1. to 3.3. Ignore what is not no-CORS-safelisted.
      const isRefused = this.#extraSafelist?.(name.toLowerCase(), value) === false
      if (isRefused || !isNoCorsSafelistedRequestHeader(name, value)) {
        this.ignored.push({ code: "header-dropped-no-cors", facts: { name } })
        return
      }
    }
    // 4. Append (name, value) to headers's header list.
    this.list.push([name, value])
    // 5. If headers's guard is "request-no-cors", then remove privileged no-CORS request-headers.
    if (this.#mode === "no-cors") deleteHeader(this.list, "range")
  }
}

function* linesOf(input: HeadersInput): Generator<readonly [string, string]> {
  if (!(Symbol.iterator in input)) {
    for (const [name, value] of Object.entries(input)) yield [name, String(value)]
    return
  }
  for (const pair of input) {
    // 1.1. If header's size is not 2, then throw a TypeError.
    const [name, value, ...more]: readonly HeaderText[] = pair
    if (name === undefined || value === undefined || more.length > 0)
      throw new TypeError("An element of `headers` is no pair of name and value.")
    yield [String(name), String(value)]
  }
}

/** Fetch, "normalize" a value. */
function normalized(value: string): string {
  return value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "")
}
