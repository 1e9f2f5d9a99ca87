import { type RequestListener, type Server, createServer } from "node:http"

/**
 * Both addresses of `localhost`: browsers try IPv6 first, many tools only IPv4. Listening on the name would take one
 * of them, and listening on every address would open the demo to the network.
 */
const LOOPBACK_ADDRESSES = ["127.0.0.1", "::1"]

/** What systems without IPv6 answer. */
const NO_SUCH_ADDRESS: ReadonlySet<string | undefined> = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"])

/** A server that only this machine can reach. */
export interface LoopbackServer {
  /** Stops listening and ends every connection. */
  close(): Promise<void>
}

/**
 * Serves http on `localhost`, over IPv4 and, where there is any, IPv6.
 *
 * @throws the system's error, with `code: "EADDRINUSE"` where something else has the port on either address
 */
export async function listenOnLoopback(port: number, listener: RequestListener): Promise<LoopbackServer> {
  const servers: Server[] = []
  const close = async (): Promise<void> => {
    await Promise.all(servers.map(closeServer))
  }
  for (const address of LOOPBACK_ADDRESSES) {
    const server = createServer(listener)
    try {
      await listen(server, port, address)
      servers.push(server)
    } catch (error) {
      if (servers.length > 0 && NO_SUCH_ADDRESS.has((error as NodeJS.ErrnoException).code)) continue
      await close()
      throw error
    }
  }
  return { close }
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen({ port, host: address, ipv6Only: true }, () => {
      server.off("error", reject)
      resolve()
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // Browsers keep connections open for minutes.
    server.closeAllConnections()
  })
}
