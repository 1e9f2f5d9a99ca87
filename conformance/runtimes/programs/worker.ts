/**
 * The worker: a plain handler and an application of Hono, with everything that the package leaves out of bundles. What
 * they do is said beforehand, by requests to a path that no vector asks for.
 *
 * @module
 */
import "ofcors/advice"
import "ofcors/public-suffixes"
import "ofcors/regexes"
import { type ServeFetch, fetchHost } from "../../hosts/fetch-idiom.ts"
import { honoHost } from "../../hosts/hono-idiom.ts"
import type { Application, Host } from "../../host.ts"
import { refusalsOf } from "../../replay.ts"
import { readSettings } from "../../settings.ts"
import { CONTROL, type Order } from "./worker-orders.ts"

type Handler = (request: Request) => Response | Promise<Response>

// Handlers of the vectors wait with it; workers have it only with Node's compatibility.
globalThis.setImmediate ??= ((act: () => void) => setTimeout(act, 0)) as unknown as typeof setImmediate
// Hono prints the errors that these vectors throw on purpose.
console.error = () => {}

let handler: Handler = () => new Response("no settings yet", { status: 503 })
const application: Application = { handler: {}, called: false }

/** A worker has no port of its own: the handler is put in the place of the one before it. */
const serve: ServeFetch = async (given) => {
  handler = given
  return { send: () => Promise.reject(new Error("requests come from outside")), close: async () => {} }
}

const HOSTS: Readonly<Record<string, Host>> = {
  fetch: fetchHost("fetch", {}, serve),
  hono: honoHost("hono", {}, (app) => serve((request) => app.fetch(request))),
}

export default {
  async fetch(request: Request): Promise<Response> {
    if (new URL(request.url).pathname !== CONTROL) return handler(request)
    return Response.json(await obey((await request.json()) as Order))
  },
}

async function obey(order: Order): Promise<unknown> {
  if ("handler" in order) {
    application.handler = order.handler
    application.called = false
    return {}
  }
  if ("host" in order) {
    await HOSTS[order.host]!.start(readSettings(order.settings, false), application, order.settings)
    return {}
  }
  if ("refused" in order) return refusalsOf(order.refused)
  return { called: application.called }
}
