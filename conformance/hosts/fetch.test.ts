import { createAdaptorServer } from "@hono/node-server"
import type { Server } from "node:http"
import { addConformanceTests } from "../conformance.ts"
import { fetchHost } from "./fetch-idiom.ts"
import { SERVER_OPTIONS, listen } from "./listen.ts"
import { URL_PARSED } from "./web-endings.ts"

// The adapter prints the errors that these vectors throw on purpose.
console.error = () => {}

addConformanceTests(
  fetchHost("fetch", URL_PARSED, (fetch) =>
    // Not the bridge's own Request and Response: the adapter must work with the runtime's.
    listen(createAdaptorServer({ fetch, serverOptions: SERVER_OPTIONS, overrideGlobalObjects: false }) as Server),
  ),
)
