import { type OriginParts, defaultPort, parseOrigin } from "../http/origin.ts"

/** An entry of `allowedOrigins` that can be matched. */
export interface OriginPattern extends OriginParts {
  /** Whether it stands for the subdomains of `host`, and not for `host` itself. */
  readonly subdomains: boolean
  // A port of "*" stands for any, also none.
}

/** Hosts that the URL standard reads as addresses: an IPv6 literal, or a last label that begins with a digit. */
const ADDRESS = /^\[|(?:^|\.)[0-9][^.]*\.?$/

/**
 * Reads an entry of `allowedOrigins`: what a browser sends, but for a leading `*.` of an http or https host and a port
 * of `*`. `undefined` for anything else.
 */
export function readOriginPattern(text: string): OriginPattern | undefined {
  const [, before = "", wildcard, after = "", anyPort] = /^([a-z][a-z0-9+.-]*:\/\/)(\*\.)?(.*?)(:\*)?$/.exec(text) ?? []
  const plain = before + after
  const parts = parseOrigin(plain)
  if (parts === undefined || (anyPort !== undefined && parts.port !== "")) return undefined
  const { scheme, host } = parts
  const isWeb = defaultPort(scheme) !== ""
  const isAddress = isWeb && ADDRESS.test(host)
  // An address has no subdomains, and an opaque host is not a domain name.
  if (wildcard !== undefined && (!isWeb || isAddress)) return undefined
  // Only the URL standard knows short IPv4 forms, IPv6 compression and punycode.
  if ((isAddress || (isWeb && host.includes("xn--"))) && (!URL.canParse(plain) || new URL(plain).origin !== plain))
    return undefined
  return { scheme, host, port: anyPort === undefined ? parts.port : "*", subdomains: wildcard !== undefined }
}
