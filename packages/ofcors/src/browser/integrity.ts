const STRENGTH = ["sha256", "sha384", "sha512"]

/** Subresource Integrity, "do bytes match metadataList?". */
export async function matchesIntegrity(bytes: Uint8Array, integrity: string): Promise<boolean> {
  // 1. Let parsedMetadata be the result of parsing metadataList: unknown algorithms are skipped.
  const parsed = integrity
    .trim()
    .split(/\s+/)
    .map((item) => /^(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+={0,2})(?:\?.*)?$/.exec(item))
    .filter((match) => match !== null)
  // 2. If parsedMetadata is empty set, return true.
  if (parsed.length === 0) return true
  // 3. Only the strongest algorithm counts.
  const strongest = STRENGTH.findLast((name) => parsed.some((match) => match[1] === name)) ?? "sha256"
  const digest = await crypto.subtle.digest(strongest.replace("sha", "SHA-"), bytes as Uint8Array<ArrayBuffer>)
  const actual = withoutPadding(btoa(String.fromCharCode(...new Uint8Array(digest))))
  return parsed.some((match) => match[1] === strongest && withoutPadding(match[2] ?? "") === actual)
}

/** Both alphabets of base64 count, with and without padding. */
function withoutPadding(base64: string): string {
  return base64.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "")
}
