import { createAdaptorServer } from "@hono/node-server"
import type { Server } from "node:http"
import { addConformanceTests } from "../conformance.ts"
import { honoHost } from "./hono-idiom.ts"
import { SERVER_OPTIONS, listen } from "./listen.ts"
import { URL_PARSED } from "./web-endings.ts"

// Hono prints the errors that these vectors throw on purpose.
console.error = () => {}

for (const { name, isNode } of [
  { name: "hono 4 on Node", isNode: true },
  // As on Workers, Bun and Deno: nothing of Node in the environment, and the runtime's own Request and Response.
  { name: "hono 4 elsewhere", isNode: false },
]) {
  addConformanceTests(
    honoHost(name, URL_PARSED, (app) => {
      const fetch = isNode ? app.fetch : (request: Request) => app.fetch(request)
      const bridge = { fetch, serverOptions: SERVER_OPTIONS, overrideGlobalObjects: isNode }
      return listen(createAdaptorServer(bridge) as Server)
    }),
  )
}
