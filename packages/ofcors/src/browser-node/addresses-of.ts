import { lookup } from "node:dns/promises"
import { isIP } from "node:net"

/** The addresses of a host. Names under `localhost` are this machine's without asking anyone, as in browsers. */
export async function addressesOf(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host]
  if (/^(?:.+\.)?localhost\.?$/i.test(host)) return ["127.0.0.1", "::1"]
  const found = await lookup(host, { all: true })
  return found.map(({ address }) => address)
}
