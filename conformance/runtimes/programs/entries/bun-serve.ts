/** Bun's own server. */
import type { Hono } from "hono"
import { fetchHost } from "../../../hosts/fetch-idiom.ts"
import { honoHost } from "../../../hosts/hono-idiom.ts"
import type { Host, RunningHost } from "../../../host.ts"
import { sendRaw } from "../../../raw-client.ts"
import { addConformanceTests } from "../conformance.ts"

const LACKS: Host["lacks"] = {
  "raw path": "Bun resolves dot segments and backslashes before the handler gets its Request",
  "lower-case method": "Bun closes the connection of a method in lower case",
  "asterisk target": "Bun's HTTP parser answers 400 to the target `*`",
}

async function serve(handler: (request: Request) => Response | Promise<Response>): Promise<RunningHost> {
  const server = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: handler })
  return { send: (request) => sendRaw(server.port, request), close: () => server.stop(true) }
}

addConformanceTests(fetchHost("fetch with Bun.serve", LACKS, serve))
addConformanceTests(honoHost("hono 4 with Bun.serve", LACKS, (app: Hono) => serve((request) => app.fetch(request))))
