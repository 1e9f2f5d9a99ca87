/** The parts of a URL as Python's `urllib.parse.urlsplit` returns them. */
export interface SplitUrl {
  readonly scheme: string
  readonly netloc: string
  readonly path: string
  readonly query: string
  readonly fragment: string
}

/**
 * Splits as `urllib.parse.urlsplit` does, because django-cors-headers compares its scheme and netloc: `*` and the empty
 * string have neither. `undefined` where Python raises ValueError.
 */
export function splitUrl(text: string): SplitUrl | undefined {
  // bpo-43882: what the URL standard strips, in front only but for tabs and line breaks.
  let rest = text.replace(/^[\0-\x20]+/, "").replace(/[\t\r\n]/g, "")
  let [scheme, netloc, query, fragment] = ["", "", "", ""]
  const leading = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(rest)
  if (leading !== null) {
    scheme = leading[1]!.toLowerCase()
    rest = rest.slice(leading[0].length)
  }
  if (rest.startsWith("//")) {
    netloc = /^[^/?#]*/.exec(rest.slice(2))![0]
    rest = rest.slice(2 + netloc.length)
    if (netloc.includes("[") !== netloc.includes("]")) return undefined
  }
  const hash = rest.indexOf("#")
  if (hash >= 0) [rest, fragment] = [rest.slice(0, hash), rest.slice(hash + 1)]
  const question = rest.indexOf("?")
  if (question >= 0) [rest, query] = [rest.slice(0, question), rest.slice(question + 1)]
  return { scheme, netloc, path: rest, query, fragment }
}
