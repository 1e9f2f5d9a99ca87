import type { LoopbackServer } from "./loopback.ts"
import type { ServerParts } from "./page-config.ts"

/** What answers the pages: Node in this process, or Django in another. */
export interface Backend {
  /** What the page has to know of it. */
  readonly parts: ServerParts
  /** Who says why a page is refused, for the terminal. */
  readonly whereReasonsAre: string
  /** @throws the system's error where the port cannot be had; CannotStart where something else is missing */
  listen(port: number): Promise<ListeningBackend>
  /** Removes what it put on the disk. */
  dispose(): Promise<void>
}

/** A server, and news of it. */
export interface ListeningBackend extends LoopbackServer {
  /** Resolves if it ends without being closed. */
  readonly ended: Promise<void>
}
