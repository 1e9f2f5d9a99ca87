/** Deno's own server. */
import type { Hono } from "hono"
import { fetchHost } from "../../../hosts/fetch-idiom.ts"
import { honoHost } from "../../../hosts/hono-idiom.ts"
import type { RunningHost } from "../../../host.ts"
import { sendRaw } from "../../../raw-client.ts"
import { addConformanceTests } from "../conformance.ts"

async function serve(handler: (request: Request) => Response | Promise<Response>): Promise<RunningHost> {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, handler)
  return { send: (request) => sendRaw(server.addr.port, request), close: () => server.shutdown() }
}

addConformanceTests(fetchHost("fetch with Deno.serve", {}, serve))
addConformanceTests(honoHost("hono 4 with Deno.serve", {}, (app: Hono) => serve((request) => app.fetch(request))))
