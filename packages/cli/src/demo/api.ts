import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { CorsSettings } from "ofcors"
import { cors } from "ofcors/node"
import { itemRoutes } from "./items.ts"
import { readJson } from "./read-json.ts"
import { Refusal, type Reply, type Route } from "./route.ts"
import { sessionRoutes } from "./session.ts"

const failingRoute: Route = {
  method: "GET",
  path: /^\/api\/fail$/,
  handle() {
    throw new Error("The shelf fell down")
  },
}

/**
 * The demo's API: a shopping list and a cookie session in memory, and a route that throws.
 *
 * @throws SettingsError for settings that must not run
 */
export function createApi(settings: CorsSettings): RequestListener {
  const allow = cors(settings)
  const routes = [...itemRoutes(), ...sessionRoutes(), failingRoute]
  // At the top: nothing answers before it, so no answer is without the headers, errors included.
  return (request, response) => allow(request, response, () => void answer(routes, request, response))
}

async function answer(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body, headers } = await reply(routes, request)
  response.statusCode = status
  response.setHeader("Cache-Control", "no-store")
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value)
  if (status === 204) return void response.end()
  response.setHeader("Content-Type", "application/json")
  response.end(`${JSON.stringify(body)}\n`)
}

async function reply(routes: readonly Route[], request: IncomingMessage): Promise<Reply> {
  try {
    return await route(routes, request)
  } catch (error) {
    const status = error instanceof Refusal ? error.status : 500
    // A real API would keep the text of an unexpected error to itself; this one is here to be read in the page.
    return { status, body: { error: error instanceof Error ? error.message : "unknown" } }
  }
}

async function route(routes: readonly Route[], request: IncomingMessage): Promise<Reply> {
  const path = (request.url ?? "/").split("?", 1)[0]!
  if (path === "/")
    return { status: 200, body: { name: "ofcors demo", try: ["/api/items", "/api/session", "/api/fail"] } }
  const method = request.method === "HEAD" ? "GET" : request.method
  const here = routes.filter((route) => route.path.test(path))
  const found = here.find((route) => route.method === method)
  if (found !== undefined) {
    const parameters = found.path.exec(path)?.slice(1) ?? []
    return found.handle({ headers: request.headers, parameters, readJson: () => readJson(request) })
  }
  if (here.length === 0) return { status: 404, body: { error: `There is nothing at ${path}.` } }
  const allowed = here.map((route) => route.method).join(", ")
  return { status: 405, body: { error: `This path answers ${allowed}.` }, headers: { Allow: allowed } }
}
