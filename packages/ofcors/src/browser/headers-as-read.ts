import type { EngineProfile } from "./engine-profile.ts"
import type { HeaderLine } from "./transport.ts"

/** Response header lines as an engine goes on with them; the report has them as they came. */
export function headersAsRead(headers: readonly HeaderLine[], profile: EngineProfile): readonly HeaderLine[] {
  if (profile.dropsEmptyLines) return withoutEmptyLines(headers)
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
  return headers.filter(([name, value]) => value !== "" || !isRepeated(name))
}
