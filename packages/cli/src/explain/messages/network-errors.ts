import type { BrowserDiagnosticCode } from "ofcors/browser"
import type { Topic } from "./console-message.ts"
import { known, messageOf, type Piece } from "./piece.ts"

interface NetworkError {
  readonly topic: Topic
  readonly codes: readonly BrowserDiagnosticCode[]
}

const one = (code: BrowserDiagnosticCode & Topic): NetworkError => ({ topic: code, codes: [code] })
const noCode = (topic: Topic): NetworkError => ({ topic, codes: [] })

/** Chromium's net errors, by name or by the beginning of the name, the longer ones first. */
const ERRORS: readonly (readonly [name: string, error: NetworkError])[] = [
  ["BLOCKED_BY_CLIENT", noCode("blocked-by-client")],
  ["BLOCKED_BY_ADMINISTRATOR", noCode("blocked-by-client")],
  ["BLOCKED_BY_ORB", noCode("opaque-response-blocking")],
  ["BLOCKED_BY_CSP", noCode("content-security-policy")],
  ["BLOCKED_BY_LOCAL_NETWORK", one("local-network-permission")],
  ["BLOCKED_BY_PRIVATE_NETWORK", noCode("private-network-access")],
  ["BLOCKED_BY_RESPONSE", one("resource-policy")],
  ["NAME_NOT_RESOLVED", one("network-dns")],
  ["NAME_RESOLUTION_FAILED", one("network-dns")],
  ["CONNECTION_REFUSED", one("network-refused")],
  ["CONNECTION_FAILED", one("network-refused")],
  ["ADDRESS_UNREACHABLE", one("network-refused")],
  ["CONNECTION_TIMED_OUT", one("network-timeout")],
  ["TIMED_OUT", one("network-timeout")],
  ["CONNECTION_RESET", one("network-reset")],
  ["CONNECTION_CLOSED", one("network-reset")],
  ["CONNECTION_ABORTED", one("network-reset")],
  ["EMPTY_RESPONSE", one("network-reset")],
  ["HTTP2_", one("network-reset")],
  ["QUIC_", one("network-reset")],
  ["SSL_", one("network-tls")],
  ["CERT_", one("network-tls")],
  ["BAD_SSL_", one("network-tls")],
  ["INVALID_HTTP_RESPONSE", one("network-malformed")],
  ["RESPONSE_HEADERS_", one("network-malformed")],
  ["INVALID_CHUNKED_ENCODING", one("network-malformed")],
  ["INCOMPLETE_CHUNKED_ENCODING", one("body-broken")],
  ["CONTENT_LENGTH_MISMATCH", one("body-broken")],
  ["INTERNET_DISCONNECTED", noCode("network-offline")],
  ["NETWORK_CHANGED", noCode("network-offline")],
  ["NETWORK_IO_SUSPENDED", noCode("network-offline")],
  ["UNSAFE_PORT", one("bad-port")],
  ["TOO_MANY_REDIRECTS", one("redirect-limit")],
  ["UNSAFE_REDIRECT", { topic: "redirect-scheme", codes: ["redirect-scheme", "redirect-not-allowed"] }],
  ["INVALID_REDIRECT", one("redirect-location-invalid")],
  ["UNKNOWN_URL_SCHEME", { topic: "redirect-scheme", codes: ["redirect-scheme", "scheme-not-supported"] }],
  ["CACHE_MISS", one("not-cached")],
  ["ALPN_NEGOTIATION_FAILED", one("stream-body")],
  ["INVALID_ARGUMENT", one("redirect-of-stream")],
  ["FILE_NOT_FOUND", one("blob-url-unknown")],
  ["INVALID_URL", one("data-url-invalid")],
  ["UNEXPECTED_PROXY_AUTH", one("proxy-authentication")],
  ["ABORTED", one("aborted")],
  // With `redirect: "error"` Chromium prints no more than this; otherwise the reason is in the line before.
  ["FAILED", { topic: "error-without-reason", codes: ["redirect-not-allowed"] }],
]

const FAILED = "FAILED"

const LINE =
  /^(?:(?<method>[A-Z]{3,10})\s{1,3}(?<url>[a-z]+:\/\/\S+)\s{1,3}|Failed to load resource:\s{1,3}|)(?:net::)?ERR_(?<error>[A-Z0-9_]+(?:\.\w+)?)(?:\s{1,3}(?<status>\d{3})(?=\s|$))?/

const HTTP_STATUS =
  /^(?:(?<method>[A-Z]{3,10})\s{1,3}(?<url>https?:\/\/\S+)\s{1,3}(?<status>[1-5]\d\d)\s{1,3}\(|Failed to load resource:\s{1,3}the server responded with a status of (?<other>\d{3}))/

/** Reads `net::ERR_…`, alone or as the line of a request in Chromium's console. */
export function readNetworkError(text: string): Piece | undefined {
  const match = LINE.exec(text)
  if (match === null) return undefined
  const { method, url, error = "", status } = match.groups ?? {}
  const found = ERRORS.find(([name]) => error.startsWith(name))?.[1]
  if (found === undefined) return undefined
  const message = messageOf(found, match[0], {
    engine: "chromium",
    category: `net::ERR_${error}`,
    ...known({ url }),
    facts: known({ method, status }),
  })
  return { role: error === FAILED ? "detail" : "message", message, length: match[0].length }
}

/** Reads the line about an answer that arrived, whatever its status: script can read it, unless something else says no. */
export function readHttpStatus(text: string): Piece | undefined {
  const match = HTTP_STATUS.exec(text)
  if (match === null) return undefined
  const { method, url, status, other } = match.groups ?? {}
  const message = messageOf(noCode("http-status"), match[0], {
    ...known({ url }),
    facts: known({ method, status: status ?? other }),
  })
  return { role: "detail", message, length: match[0].length }
}
