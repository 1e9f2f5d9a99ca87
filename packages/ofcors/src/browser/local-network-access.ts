import { isLoopbackHost } from "../http/origin.ts"
import { type FetchParams, phaseOf } from "./fetch-params.ts"
import { NETWORK_ERROR } from "./response.ts"
import type { AddressSpace } from "./transport.ts"

const ALGORITHM = "local-network-access-check"

const RANK: Readonly<Record<AddressSpace, number>> = { public: 0, local: 1, loopback: 2 }

/** Local Network Access, "IP address space" of an address literal or `localhost`; `undefined` for any other name. */
export function addressSpaceOfHost(host: string): AddressSpace | undefined {
  if (isLoopbackHost(host)) return "loopback"
  const bare = host.replace(/^\[|\]$/g, "")
  const mapped = mappedAddress(bare)
  if (mapped !== undefined) return addressSpaceOfHost(mapped)
  if (bare.includes(":")) return /^f[cde]/i.test(bare) ? "local" : "public"
  if (!/^[0-9]+(?:\.[0-9]+){3}$/.test(bare)) return undefined
  return /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\.)/.test(
    bare,
  )
    ? "local"
    : "public"
}

/** The IPv4 address that an IPv6 address stands for (`::ffff:7f00:1`), which is where a connection to it leads. */
function mappedAddress(address: string): string | undefined {
  const match = /^::ffff:(?:([0-9.]+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i.exec(address)
  if (match === null) return undefined
  const [, dotted, high = "", low = ""] = match
  const parts = [high, low].map((part) => Number.parseInt(part, 16))
  return dotted ?? parts.flatMap((part) => [part >> 8, part & 255]).join(".")
}

type Checked = AddressSpace | undefined | typeof NETWORK_ERROR

/**
 * Local Network Access, "Local Network Access check": a page may reach a more private address space only from a secure
 * context and with the user's permission. Returns the server's address space where the engine looks at it.
 */
export function localNetworkCheck(params: FetchParams, url: URL): Checked | Promise<Checked> {
  const { browser, deadline } = params
  if (!browser.profile.localNetworkAccess.checked) return undefined
  const known = browser.send.addressSpaceOf?.(url)
  return known instanceof Promise
    ? deadline.wait(known).then((space) => checkSpace(params, url, space))
    : checkSpace(params, url, known)
}

function checkSpace(params: FetchParams, url: URL, known: AddressSpace | undefined): Checked {
  const { request, page, browser, trace } = params
  const { localNetworkAccess } = browser.profile
  const space = known ?? addressSpaceOfHost(url.hostname) ?? "public"
  const target = request.targetAddressSpace === "private" ? "local" : request.targetAddressSpace
  // A request that names its target's space must name the right one.
  if (target !== undefined && target !== "unknown" && target !== space)
    return trace.fail(ALGORITHM, "target", "local-network-space-mismatch", phaseOf(params), { target, space })
  // Only a public page is guarded: between the local network and loopback no engine asks yet.
  if (page.addressSpace !== "public" || RANK[space] <= RANK.public) return space
  if (!page.secureContext && localNetworkAccess.refusesInsecurePages)
    return trace.fail(ALGORITHM, "secure-context", "local-network-insecure-page", phaseOf(params), { space })
  const permission = browser.localNetworkPermission
  const input = { page: page.addressSpace, space, permission }
  if (permission !== "granted")
    return trace.fail(ALGORITHM, "permission", "local-network-permission", phaseOf(params), input)
  trace.step(ALGORITHM, "permission", input, "granted")
  return space
}
