import type { NetworkErrorKind, NetworkFailure } from "../browser/transport.ts"

/** The response is no HTTP that a browser reads. */
export class MalformedResponse extends Error {}

/** The connection ended where more had to come. */
export class ConnectionClosed extends Error {}

const KINDS: Readonly<Record<string, NetworkErrorKind>> = {
  EAI_AGAIN: "dns",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  ENOTFOUND: "dns",
  EADDRNOTAVAIL: "refused",
  ECONNREFUSED: "refused",
  EHOSTUNREACH: "refused",
  ENETUNREACH: "refused",
  ETIMEDOUT: "timeout",
}

/** Node's errors of sockets, names and certificates, sorted by what a browser would call them. */
export function failureOf(error: unknown): NetworkFailure {
  const { code = "", message = String(error) } = error as { code?: string; message?: string }
  return { error: kindOf(error, code), message: explained(message, code) }
}

function kindOf(error: unknown, code: string): NetworkErrorKind {
  if (error instanceof MalformedResponse) return "malformed"
  const known = KINDS[code]
  if (known !== undefined) return known
  // OpenSSL's own codes, and Node's for certificates: `DEPTH_ZERO_SELF_SIGNED_CERT`, `ERR_TLS_CERT_ALTNAME_INVALID`, ….
  return /^(?:ERR_SSL_|ERR_TLS_|EPROTO$)|CERT|^UNABLE_TO_|CRL|^HOSTNAME_MISMATCH$/.test(code) ? "tls" : "reset"
}

function explained(message: string, code: string): string {
  // OpenSSL prints its own file names and addresses: the words between the routine and the file are for people.
  const firstLine = (/:SSL routines:[^:]*:([^:]+):/.exec(message)?.[1] ?? message).split("\n")[0] ?? message
  return /CERT|^UNABLE_TO_/.test(code) && !/certificate/i.test(firstLine) ? `${firstLine} (certificate)` : firstLine
}
