import { randomInt } from "node:crypto"
import { type Server, createServer } from "node:net"

/**
 * Below what systems hand out by themselves (from 32768 on Linux, from 49152 elsewhere): the connections and servers of
 * tests beside this one, thousands in a second, would take a port of theirs between its release here and its use.
 */
const [FIRST, LAST] = [20_000, 32_767]

/** Ports that are free on IPv4 and IPv6 now; held together until the last is found, so that none comes twice. */
export async function freePorts(count: number): Promise<number[]> {
  const held = new Map<number, Server>()
  while (held.size < count) {
    const port = randomInt(FIRST, LAST + 1)
    try {
      // Without a host, Node listens on every address of both families; nothing is ever accepted here.
      held.set(port, await hold(port, undefined))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error
    }
  }
  await Promise.all([...held.values()].map(release))
  return [...held.keys()]
}

/** Occupies a port. @throws if it is taken already */
export function hold(port: number, host: string | undefined = "127.0.0.1"): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(port, host, () => resolve(server))
  })
}

/** Gives an occupied port back. */
export function release(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}
