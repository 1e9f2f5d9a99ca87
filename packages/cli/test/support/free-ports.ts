import { type AddressInfo, type Server, createServer } from "node:net"

/** Ports that are free on IPv4 and IPv6 now; held together until the last is found, so that none comes twice. */
export async function freePorts(count: number): Promise<number[]> {
  const held: Server[] = []
  const ports: number[] = []
  while (ports.length < count) {
    // Without a host, Node listens on every address of both families; nothing is ever accepted here.
    const server = await hold(0, undefined)
    held.push(server)
    ports.push((server.address() as AddressInfo).port)
  }
  await Promise.all(held.map(release))
  return ports
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
