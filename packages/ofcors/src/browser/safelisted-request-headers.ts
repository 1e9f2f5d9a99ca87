import { isNonWildcardRequestHeader } from "./request-header-names.ts"
import type { HeaderLine } from "./transport.ts"

/** Fetch, "CORS-unsafe request-header byte": controls but tab, and ``"():<>?@[\]{}`` and DEL. */
// oxlint-disable-next-line no-control-regex -- the standard names control characters
const UNSAFE_BYTE = /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/

/** What `Accept-Language` and `Content-Language` may consist of. */
const LANGUAGE_BYTES = /^[0-9A-Za-z *,.;=-]*$/

const SIMPLE_TYPES = new Set(["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"])

/** Fetch, "CORS-safelisted request-header": whether this header alone needs no preflight. */
export function isSafelistedRequestHeader(name: string, value: string): boolean {
  // 1. If value's length is greater than 128, then return false.
  if (value.length > 128) return false
  // 2. Byte-lowercase name and switch on the result:
  switch (name.toLowerCase()) {
    case "accept":
      return !UNSAFE_BYTE.test(value)
    case "accept-language":
    case "content-language":
      return LANGUAGE_BYTES.test(value)
    case "content-type":
      return isSafelistedContentType(value)
    case "range":
      return isSimpleRange(value)
    default:
      return false
  }
}

/** Step 2 for `content-type`: no unsafe byte, and an essence of the three that forms can send. */
function isSafelistedContentType(value: string): boolean {
  if (UNSAFE_BYTE.test(value)) return false
  return SIMPLE_TYPES.has(mimeEssence(value) ?? "")
}

/** MIME Sniffing, "parse a MIME type", as far as the essence; `undefined` for failure. */
export function mimeEssence(value: string): string | undefined {
  const match = /^[\t\n\r ]*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\/([!#$%&'*+\-.^_`|~0-9A-Za-z]+)[\t\n\r ]*(?:;|$)/.exec(value)
  return match === null ? undefined : `${match[1]}/${match[2]}`.toLowerCase()
}

/** Step 2 for `range`: one range with a start ("parse a single range header value", whitespace not allowed). */
function isSimpleRange(value: string): boolean {
  const match = /^bytes=([0-9]+)-([0-9]*)$/.exec(value)
  if (match === null) return false
  return match[2] === "" || Number(match[1]) <= Number(match[2])
}

/** Where an engine's safelist is its own: `true` or `false` there, `undefined` where it follows the standard. */
export type ExtraSafelist = (name: string, value: string) => boolean | undefined

/**
 * Fetch, "CORS-unsafe request-header names": those that a preflight must ask for; lower case, sorted, each once.
 *
 * Values are combined by name before they are measured. The standard measures each line, but no engine does: two
 * `append`s of 100 bytes of `Accept` need a preflight in all of them.
 */
export function unsafeRequestHeaderNames(list: readonly HeaderLine[], extra?: ExtraSafelist): readonly string[] {
  if (list.length === 0) return []
  // 1.–3. Let unsafeNames, potentiallyUnsafeNames be new lists, safelistValueSize be 0.
  const unsafe: string[] = []
  const potentiallyUnsafe: string[] = []
  let safelistValueSize = 0
  const combined = new Map<string, string>()
  for (const [name, value] of list) {
    const key = name.toLowerCase()
    const before = combined.get(key)
    combined.set(key, before === undefined ? value : `${before}, ${value}`)
  }
  // 4. For each header of headers:
  for (const [name, value] of combined) {
    // 4.1. If header is not a CORS-safelisted request-header, then append its name to unsafeNames.
    if (!(extra?.(name, value) ?? isSafelistedRequestHeader(name, value))) unsafe.push(name)
    // 4.2. Otherwise, append it to potentiallyUnsafeNames and increase safelistValueSize by its value's length.
    else {
      potentiallyUnsafe.push(name)
      safelistValueSize += value.length
    }
  }
  // 5. If safelistValueSize is greater than 1024, then the safelisted ones are unsafe too.
  if (safelistValueSize > 1024) unsafe.push(...potentiallyUnsafe)
  // 6. Return the result of convert header names to a sorted-lowercase set with unsafeNames.
  return unsafe.length < 2 ? unsafe : unsafe.toSorted()
}

/** Fetch, "no-CORS-safelisted request-header": what a `no-cors` request may carry. */
export function isNoCorsSafelistedRequestHeader(name: string, value: string): boolean {
  return isNoCorsSafelistedName(name) && isSafelistedRequestHeader(name, value)
}

/** Fetch, "no-CORS-safelisted request-header name". */
export function isNoCorsSafelistedName(name: string): boolean {
  return /^(?:accept|accept-language|content-language|content-type)$/i.test(name)
}

/** The names of `list` that `*` does not cover ("CORS non-wildcard request-header name"), in lower case. */
export function nonWildcardNames(list: readonly HeaderLine[]): readonly string[] {
  return [...new Set(list.map(([name]) => name.toLowerCase()).filter(isNonWildcardRequestHeader))]
}

/** Whether a range has a number that an engine cannot hold. */
export function hasNumberFrom(limit: bigint, value: string): boolean {
  return (value.match(/[0-9]{19,}/g) ?? []).some((digits) => BigInt(digits) >= limit)
}
