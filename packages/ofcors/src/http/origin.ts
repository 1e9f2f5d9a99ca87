/** A serialized origin in its parts. */
export interface OriginParts {
  readonly scheme: string
  /** As serialized: lower case for http and https, brackets kept around an IPv6 address. */
  readonly host: string
  /** Decimal, or `""` where the scheme's default port is meant. */
  readonly port: string
}

/** Longer than any origin a browser can send: 253 characters of host, a scheme and a port. */
const MAX_LENGTH = 512

/** http and https hosts: labels of letters, digits, `-` and (tolerated, since real hosts have it) `_`; or an IPv6 address. */
const TUPLE_ORIGIN = /^(https?):\/\/((?:[a-z0-9_-]+\.)*[a-z0-9_-]+\.?|\[[0-9a-f:.]+\])(?::([1-9][0-9]{0,4}))?$/

/** Other schemes (`capacitor:`, `chrome-extension:`, …) have opaque hosts, whose capitals stand. */
const OPAQUE_HOST_ORIGIN = /^([a-z][a-z0-9+.-]*):\/\/([A-Za-z0-9._-]+)(?::([1-9][0-9]{0,4}))?$/

/** The port that a serialized origin of this scheme leaves out, or `""`. */
export function defaultPort(scheme: string): string {
  return scheme === "http" ? "80" : scheme === "https" ? "443" : ""
}

/**
 * Reads exactly one serialized origin, as browsers write it in `Origin` (HTML, "ASCII serialisation of an origin").
 * Anything else is `undefined`: a path, a default port, capitals, a list, `null`. Linear in the length of `text`.
 */
export function parseOrigin(text: string): OriginParts | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const tuple = TUPLE_ORIGIN.exec(text)
  const match = tuple ?? OPAQUE_HOST_ORIGIN.exec(text)
  if (match === null) return undefined
  const [, scheme = "", host = "", port = ""] = match
  // A web origin that the stricter form refused must not pass as an opaque one; `file:` pages send `null`.
  if (tuple === null && /^(?:https?|file)$/.test(scheme)) return undefined
  if (Number(port) > 65_535 || (port !== "" && port === defaultPort(scheme))) return undefined
  return { scheme, host, port }
}

/** Whether traffic to this host never leaves the machine ("potentially trustworthy" in Secure Contexts). */
export function isLoopbackHost(host: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])$/.test(host)
}
