import { Server } from "node:http"
import { type FetchHandler, inProcess } from "../browser/in-process.ts"
import type { Send } from "../browser/transport.ts"
import { nodeApplication } from "../browser-node/node-application.ts"
import type { Application, NodeListener, NodeServer } from "./application.ts"
import { describeThrown, isResponse, listenerTransport } from "./listener-transport.ts"

/**
 * The transport to an application, made ready.
 *
 * @throws TypeError for what is no application
 */
export async function transportTo(application: Application): Promise<Send> {
  if (typeof application === "function") {
    // Frameworks' own functions have methods; other functions show by their parameters for whom they are.
    const isListener = "handle" in application || application.length > 1
    return isListener ? listenerTransport(application as NodeListener) : fetchTransport(application as FetchHandler)
  }
  if (has(application, "getHttpAdapter", "getHttpServer", "init")) {
    await application.init()
    return serverTransport(application.getHttpServer())
  }
  if (has(application, "ready", "inject")) {
    await application.ready()
    return serverTransport(application.server)
  }
  if (has(application, "callback")) return listenerTransport(application.callback())
  if (has(application, "fetch")) return fetchTransport((request) => application.fetch(request))
  if (has(application, "use", "handler"))
    return listenerTransport((request, response) => application.handler(request, response))
  if (has(application, "listen", "emit")) return serverTransport(application)
  throw new TypeError(
    "This is no application. Pass a `(Request) => Response`, something with a `fetch`, a `(request, response)` " +
      "listener, a server of Node, or an instance of Express, Connect, Polka, Fastify, Koa, Hono or NestJS.",
  )
}

/** Tells the members of the union apart, by the methods that only one of them has. */
function has<Name extends string>(
  application: Application,
  ...names: readonly Name[]
): application is Extract<Application, { readonly [Key in Name]: unknown }> {
  const methods = application as unknown as Readonly<Record<string, unknown>> | null | undefined
  return names.every((name) => typeof methods?.[name] === "function")
}

function serverTransport(server: NodeServer): Send {
  // Connections of other servers begin with TLS or HTTP/2; what their listeners are given has the same shape.
  return server instanceof Server && !("setSecureContext" in server)
    ? nodeApplication(server)
    : listenerTransport((request, response) => void server.emit("request", request, response))
}

function fetchTransport(handler: FetchHandler): Send {
  return inProcess(async (request) => {
    const response = await answerOf(handler, request)
    if (!isResponse(response))
      throw new TypeError("the application returned no `Response`; a listener of Node takes `(request, response)`")
    if (response.type === "error") throw new Error("the application returned `Response.error()`")
    return response
  })
}

async function answerOf(handler: FetchHandler, request: Request): Promise<unknown> {
  try {
    return await handler(request)
  } catch (error) {
    throw new Error(describeThrown(error), { cause: error })
  }
}
