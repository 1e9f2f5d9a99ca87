import { isToken } from "../http/token.ts"

/** MIME Sniffing, "HTTP quoted-string token code point", any number of them. */
const QUOTABLE = /^[\t\x20-\x7e\x80-\xff]*$/

/** MIME Sniffing, "parse a MIME type", and the result serialised; `undefined` for failure. */
export function normalizedMimeType(input: string): string | undefined {
  // 1. to 10. Type and subtype: tokens, in lower case.
  const text = input.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "")
  const slash = text.indexOf("/")
  const end = text.indexOf(";", slash) < 0 ? text.length : text.indexOf(";", slash)
  const type = text.slice(0, slash)
  const subtype = text.slice(slash + 1, end).replace(/[\t\n\r ]+$/, "")
  if (slash < 1 || !isToken(type) || !isToken(subtype)) return undefined
  // 11. While position is not past the end of input: parameters, of which the first of each name counts.
  const parameters = new Map<string, string>()
  for (let position = end; position < text.length;) {
    const [name, value, next] = parameterAt(text, position + 1)
    if (isToken(name) && value !== undefined && !parameters.has(name)) parameters.set(name, value)
    position = next
  }
  return [`${type}/${subtype}`.toLowerCase(), ...Array.from(parameters, serialized)].join(";")
}

/** 11.2. to 11.10.: one parameter, and where the next `;` stands; no value where there is none that counts. */
function parameterAt(text: string, start: number): readonly [name: string, value: string | undefined, next: number] {
  const [, space = "", name = ""] = /^([\t\n\r ]*)([^;=]*)/.exec(text.slice(start)) ?? []
  const after = start + space.length + name.length
  const lowerCase = name.toLowerCase()
  if (text[after] !== "=") return [lowerCase, undefined, after]
  if (text[after + 1] === '"') {
    // "Collect an HTTP quoted string": up to the closing quote, or to the end where there is none.
    const [whole = "", inside = ""] = /^"((?:[^"\\]|\\[^])*\\?)"?/.exec(text.slice(after + 1)) ?? []
    const next = text.indexOf(";", after + 1 + whole.length)
    const value = inside.replace(/\\([^])/g, "$1")
    return [lowerCase, QUOTABLE.test(value) ? value : undefined, next < 0 ? text.length : next]
  }
  const semicolon = text.indexOf(";", after)
  const next = semicolon < 0 ? text.length : semicolon
  const value = text.slice(after + 1, next).replace(/[\t\n\r ]+$/, "")
  return [lowerCase, value !== "" && QUOTABLE.test(value) ? value : undefined, next]
}

/** "Serialize a MIME type", one parameter. */
function serialized([name, value]: readonly [string, string]): string {
  return `${name}=${isToken(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`}`
}
