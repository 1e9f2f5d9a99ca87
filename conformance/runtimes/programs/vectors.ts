import { readFileSync, readdirSync } from "node:fs"
import type { HandshakeFile, VectorFile } from "../../vector.ts"

/** Seen from where the bundled programs lie: `runtimes/.installed/programs/`. */
const VECTORS = new URL("../../../vectors/", import.meta.url)

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, VECTORS), "utf8"))
}

/** The one file that is about WebSockets. */
export const HANDSHAKES: HandshakeFile = read("websocket.json") as HandshakeFile

/** Every file about requests and responses. */
export const VECTOR_FILES: readonly VectorFile[] = readdirSync(VECTORS)
  .filter((name) => name.endsWith(".json") && name !== "websocket.json")
  .map((name) => read(name) as VectorFile)
