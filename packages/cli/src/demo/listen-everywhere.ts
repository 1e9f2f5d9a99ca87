import type { LoopbackServer } from "./loopback.ts"
import { PORT_NAMES, type Ports } from "./options.ts"

/** The servers that listen, or the error of each port that could not be had; then none listens. */
export interface Listening {
  close(): Promise<void>
  readonly unavailable: ReadonlyMap<keyof Ports, NodeJS.ErrnoException>
}

/**
 * Starts a server on each port.
 *
 * @throws what is no error of the system, once nothing listens any more
 */
export async function listenEverywhere(starts: {
  readonly [Name in keyof Ports]: () => Promise<LoopbackServer>
}): Promise<Listening> {
  const servers: LoopbackServer[] = []
  const unavailable = new Map<keyof Ports, NodeJS.ErrnoException>()
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()))
  }
  for (const name of PORT_NAMES) {
    try {
      servers.push(await starts[name]())
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) {
        await close()
        throw error
      }
      unavailable.set(name, error as NodeJS.ErrnoException)
    }
  }
  if (unavailable.size > 0) await close()
  return { close, unavailable }
}
