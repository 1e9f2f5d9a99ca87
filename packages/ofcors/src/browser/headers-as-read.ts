import type { EngineProfile } from "./engine-profile.ts"
import type { HeaderLine } from "./transport.ts"

/** Response header lines as an engine goes on with them; the report has them as they came. */
export function headersAsRead(headers: readonly HeaderLine[], profile: EngineProfile): readonly HeaderLine[] {
  if (profile.dropsEmptyLines) return withOneContentType(withoutEmptyLines(withOneLocation(headers)))
  if (!profile.readsHeadersAsUtf8 || headers.every(([, value]) => !/[\x80-\xff]/.test(value))) return headers
  return headers.map(([name, value]) => {
    const text = new TextDecoder().decode(Uint8Array.from(value, (byte) => byte.charCodeAt(0)))
    return [name, String.fromCharCode(...new TextEncoder().encode(text))]
  })
}

/** A repeated header without its empty lines; one that is empty alone stays. */
function withoutEmptyLines(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  if (headers.every(([, value]) => value !== "")) return headers
  const isRepeated = (name: string): boolean =>
    headers.some(([other, value]) => value !== "" && other.toLowerCase() === name.toLowerCase())
  return headers.filter((line) => line[1] !== "" || isContentType(line) || !isRepeated(line[0]))
}

/** Several lines of `Content-Type` become one before anything else, with commas alone between them. */
function withOneContentType(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  const lines = headers.filter(isContentType)
  const [first] = lines
  if (first === undefined || lines.length === 1) return headers
  const values = lines.map(([, value]) => value)
  const joined: HeaderLine = [first[0], values.slice(values.findIndex((value) => value !== "")).join(",")]
  return headers.flatMap((line) => (line === first ? [joined] : isContentType(line) ? [] : [line]))
}

function isContentType([name]: HeaderLine): boolean {
  return name.length === 12 && name.toLowerCase() === "content-type"
}

/** What says the same twice says it once. */
function withOneLocation(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  const isLocation = ([name]: HeaderLine): boolean => name.length === 8 && name.toLowerCase() === "location"
  const first = headers.find(isLocation)
  return first === undefined ? headers : headers.filter((line) => line === first || !isLocation(line))
}
