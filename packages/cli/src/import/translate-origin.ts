import { splitUrl } from "./split-url.ts"

/** What an entry of `CORS_ALLOWED_ORIGINS` lets in. */
export type OriginMeaning =
  /** This origin, as browsers write it. */
  | { readonly kind: "origin"; readonly origin: string }
  /** `Origin: null`: either asked for, or because the entry has neither scheme nor host, as `null` has neither. */
  | { readonly kind: "null"; readonly asked: boolean }
  /** `Origin: file://`, which only Chrome on Android has ever sent. */
  | { readonly kind: "file" }
  /** Nothing that a browser sends. `likely` is the origin that was probably meant. */
  | { readonly kind: "nothing"; readonly likely: string | undefined }
  /** Python raises ValueError, for every request. */
  | { readonly kind: "crash" }

/** Reads an entry as the middleware does: it compares `urlsplit(entry)` with `urlsplit(Origin)`, scheme and netloc. */
export function translateOrigin(entry: string): OriginMeaning {
  if (entry === "null") return { kind: "null", asked: true }
  const parts = splitUrl(entry)
  if (parts === undefined) return { kind: "crash" }
  const { scheme, netloc } = parts
  if (scheme === "" && netloc === "") return { kind: "null", asked: false }
  if (scheme === "file" && netloc === "") return { kind: "file" }
  const compared = `${scheme}://${netloc}`
  const canonical = scheme === "" || netloc === "" ? undefined : canonicalOrigin(compared)
  return canonical === compared
    ? { kind: "origin", origin: compared }
    : { kind: "nothing", likely: canonical ?? likelyOrigin(entry) }
}

/** The origin of a URL as browsers write it, or `undefined`. */
export function canonicalOrigin(url: string): string | undefined {
  if (!URL.canParse(url) || url.includes("*")) return undefined
  const { origin, protocol, host } = new URL(url)
  if (origin !== "null") return origin
  // The URL standard calls these origins opaque; browsers send scheme and host for the schemes of apps and extensions.
  return protocol === "file:" || host === "" || !/^[A-Za-z0-9._:-]+$/.test(host) ? undefined : `${protocol}//${host}`
}

/** The origin that an entry without a scheme was meant to be. */
function likelyOrigin(entry: string): string | undefined {
  const host = entry.trim().replace(/^\/\//, "")
  return /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host) ? canonicalOrigin(`http://${host}`) : undefined
}
