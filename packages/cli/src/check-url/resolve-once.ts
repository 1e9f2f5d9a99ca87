import { lookup } from "node:dns/promises"
import { connect, isIP } from "node:net"

/** Milliseconds that an address has to take a connection before the next one is tried. */
const CONNECT_TIME = 1000

/** Finds addresses, and asks for each name only once: a check makes dozens of connections to the same one. */
export function resolveOnce(): (host: string) => Promise<readonly string[]> {
  const known = new Map<string, Promise<readonly string[]>>()
  return (host) => {
    const found = known.get(host) ?? addressesOf(host)
    known.set(host, found)
    return found
  }
}

async function addressesOf(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host]
  // Browsers never ask anyone for these names.
  if (/^(?:.+\.)?localhost\.?$/i.test(host)) return ["127.0.0.1", "::1"]
  return lookup(host, { all: true }).then(
    (found) => found.map(({ address }) => address),
    () => [],
  )
}

/**
 * The first of several addresses on which something listens, alone; all of them where nothing does. Browsers settle on
 * one address when they connect: what goes wrong after that (TLS, most often) is no reason to try the next.
 */
export async function listeningAddress(addresses: readonly string[], port: number): Promise<readonly string[]> {
  if (addresses.length < 2) return addresses
  for (const address of addresses) if (await accepts(address, port)) return [address]
  return addresses
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_TIME })
    const done = (isThere: boolean): void => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once("connect", () => done(true))
    socket.once("timeout", () => done(false))
    socket.once("error", () => done(false))
  })
}
