import { isIP } from "node:net"
import type { AddressSpace } from "ofcors/browser"

/** The host of a URL as sockets and resolvers want it. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "")
}

/** The address space of an address; `undefined` for none. */
export function networkOf(address: string | undefined): AddressSpace | undefined {
  if (address === undefined) return undefined
  if (isIP(address) === 6) return address === "::1" ? "loopback" : /^f[cde]/i.test(address) ? "local" : "public"
  if (address.startsWith("127.")) return "loopback"
  return /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(
    address,
  )
    ? "local"
    : "public"
}
