import { normalizedMimeType } from "./mime-type.ts"

/** Fetch, "data: URL struct". */
export interface DataUrl {
  readonly type: string
  readonly body: Uint8Array
}

/** Fetch, "data: URL processor": `undefined` for failure. */
export function dataUrl(url: URL): DataUrl | undefined {
  // 2. and 3. Serialise without the fragment and remove the leading "data:".
  const input = (url.hash === "" ? url.href : url.href.slice(0, -url.hash.length)).slice("data:".length)
  // 5. to 8. The MIME type stands before the first comma; without a comma, return failure.
  const comma = input.indexOf(",")
  if (comma < 0) return undefined
  let type = input.slice(0, comma).replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "")
  // 10. Let body be the percent-decoding of encodedBody.
  let body = percentDecode(input.slice(comma + 1))
  // 11. If mimeType ends with ";", spaces and "base64", then forgiving-base64 decode the body.
  const base64 = /; *base64$/i.exec(type)
  if (base64 !== null) {
    const decoded = forgivingBase64(body)
    if (decoded === undefined) return undefined
    body = decoded
    type = type.slice(0, base64.index)
  }
  // 12. If mimeType starts with ";", then prepend "text/plain".
  if (type.startsWith(";")) type = `text/plain${type}`
  // 13. and 14. What does not parse becomes text/plain;charset=US-ASCII.
  return { type: normalizedMimeType(type) ?? "text/plain;charset=US-ASCII", body }
}

function percentDecode(text: string): Uint8Array {
  const bytes: number[] = []
  for (let index = 0; index < text.length; index++) {
    const hex = text[index] === "%" ? /^[0-9A-Fa-f]{2}/.exec(text.slice(index + 1, index + 3)) : null
    if (hex === null) bytes.push(text.charCodeAt(index))
    else {
      bytes.push(Number.parseInt(hex[0], 16))
      index += 2
    }
  }
  return Uint8Array.from(bytes)
}

function forgivingBase64(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const decoded = atob(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    return Uint8Array.from(decoded, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
