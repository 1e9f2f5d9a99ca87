import { execFile } from "node:child_process"
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { join } from "node:path"
import { promisify } from "node:util"
import { cors } from "ofcors/next"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addConformanceTests } from "../../conformance/conformance.ts"
import { type Application, type Host, type Idiom, type RunningHost, act } from "../../conformance/host.ts"
import { SERVER_OPTIONS, listen } from "../../conformance/hosts/listen.ts"
import { throwing } from "../../conformance/hosts/throwing.ts"
import { NO_HEAD, URL_PARSED, redirectTo, responseFrom, streamOf } from "../../conformance/hosts/web-endings.ts"
import { PAGE, seen, send } from "../../conformance/specifics/send.ts"
import type { RawResponse } from "../../conformance/raw-client.ts"
import type { Case } from "../../conformance/vector.ts"

const EXAMPLE = join(import.meta.dirname, "../next")
const load = createRequire(join(EXAMPLE, "package.json"))
const APPLICATION = join(import.meta.dirname, "../../conformance/next-app")
const TYPES = join(APPLICATION, "types.ts")
const NO_HANDLERS = "Next has no error handlers for routes"

/** What the application in conformance/next-app asks; see there. */
interface Vectors {
  proxy(request: Request): Promise<Response> | Response
  handle(request: Request): Promise<Response> | Response
}
declare global {
  var ofcorsVectors: Vectors
}

interface NextServer {
  prepare(): Promise<void>
  getRequestHandler(): Parameters<typeof createServer>[1]
  close(): Promise<void>
}

let next: NextServer
// Inside the example, where its packages are found.
const folder = mkdtempSync(join(EXAMPLE, ".vectors-"))
beforeAll(async () => {
  await promisify(execFile)("npm", ["ci", "--no-audit", "--no-fund"], { cwd: EXAMPLE })
  cpSync(APPLICATION, folder, { recursive: true, filter: (file) => file !== TYPES })
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const
  await promisify(execFile)("npx", ["next", "build"], { cwd: folder, env })
  const create = load("next") as (options: object) => NextServer
  next = create({ dev: false, dir: folder, quiet: true })
  await next.prepare()
})
afterAll(async () => {
  await next?.close()
  rmSync(folder, { recursive: true })
})

// Next prints the errors that these vectors throw on purpose.
console.error = () => {}

test("the adapter fits Next's own types", async () => {
  // Not before: next build would take the application for one in TypeScript.
  cpSync(TYPES, join(folder, "types.ts"))
  const tsc = ["tsc", "--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--module", "esnext"]
  await promisify(execFile)("npx", [...tsc, "--moduleResolution", "bundler", join(folder, "types.ts")])
})

const withBody = (headers: Headers, status: number, body: BodyInit | null): Response =>
  new Response(body, { status, headers })

const idiom: Idiom<Headers> = {
  set: (headers, name, value) => headers.set(name, value),
  append: (headers, name, value) => headers.append(name, value),
  vary: "Fetch has no function for Vary",
  remove: (headers, name) => headers.delete(name),
  names: (headers) => headers.keys(),
  ends: {
    send: (headers, { status, body }) => withBody(headers, status, body),
    "writeHead object": NO_HEAD,
    "writeHead list": NO_HEAD,
    "writeHead reason": NO_HEAD,
    flush: NO_HEAD,
    chunks: (headers, { status, body }) =>
      withBody(headers, status, streamOf([body?.slice(0, 2) ?? "", body?.slice(2) ?? ""])),
    stream: (headers, { status, body }) => withBody(headers, status, streamOf([body ?? ""])),
    "early hints": NO_HEAD,
    response: (_headers, ending) => responseFrom(ending),
    "redirect response": (_headers, { location }) => redirectTo(location),
    redirect: (_headers, { location }) => new Response(null, { status: 302, headers: { Location: location } }),
    ...throwing,
    "throw http error": "Next's own errors have a status and no headers",
    "pass error": "Next has no way but to throw",
    "own error handler": NO_HANDLERS,
    "not found": () => (load("next/navigation") as { notFound(): never }).notFound(),
    "parse body": "Next has no limit for the bodies of route handlers",
    abort: (headers, { status, body }) =>
      withBody(headers, status, streamOf([body ?? ""], new Error("the stream failed"))),
  },
}

/** Next's own names in `Vary`, on everything that it routes. */
function withoutOwnVary({ headers, ...response }: RawResponse): RawResponse {
  const own = /^(?:rsc|next-router-[a-z-]+|next-url)$/i
  const lines = headers.flatMap(([name, value]): RawResponse["headers"] => {
    if (name.toLowerCase() !== "vary") return [[name, value]]
    const names = value.split(/,\s*/).filter((given) => !own.test(given))
    return names.length === 0 ? [] : [[name, names.join(", ")]]
  })
  return { ...response, headers: lines }
}

async function start(vectors: Vectors): Promise<RunningHost> {
  globalThis.ofcorsVectors = vectors
  const host = await listen(createServer(SERVER_OPTIONS, next.getRequestHandler()))
  return { ...host, send: async (request) => withoutOwnVary(await host.send(request)) }
}

test("a page that Next renders itself loses `Vary: Origin`, so a matcher must leave pages out", async () => {
  const proxy = cors({ allowedOrigins: [PAGE], explain: false })(goOn)
  const host = await start({ proxy, handle: () => new Response("hello") })
  expect(seen(await send(host, { path: "/page" }))).toEqual({ status: 200, origin: [PAGE], vary: [] })
  expect(seen(await send(host, { path: "/elsewhere" }))).toEqual({ status: 200, origin: [PAGE], vary: ["Origin"] })
  await host.close()
})

test("what a route writes itself stays, behind a proxy that refuses its reader", async () => {
  const open = new Headers({ "Access-Control-Allow-Origin": "*" })
  const proxy = cors({ allowedOrigins: [], explain: false })(goOn)
  const host = await start({ proxy, handle: () => new Response("hello", { headers: open }) })
  expect(seen(await send(host)).origin).toEqual(["*"])
  await host.close()
})

const handle = (application: Application) => (): Promise<Response> =>
  Promise.resolve(act(idiom, new Headers(), application.handler) as Response)

const goOn = (): Response => (load("next/server") as { NextResponse: { next(): Response } }).NextResponse.next()

const lacks: Host["lacks"] = {
  ...URL_PARSED,
  "malformed path": "Next answers 400 before any proxy",
  "absolute target": "Next's server answers 500",
}

/** The methods that a route handler of Next can have. */
const METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"])

function cannot({ request: { method = "GET", path = "/" }, handlerCalled }: Case, asked: boolean): string | undefined {
  if (typeof path === "string" && /\/\/|.\/$/.test(path))
    return "Next redirects it to the path without the slash, first"
  if (!METHODS.has(method) && (handlerCalled || asked)) return "Next answers 400 to methods that it does not know"
  return undefined
}

/** What a route writes stands beside what the proxy wrote before; only ours that it does not touch is safe. */
function cannotBehindProxy(vector: Case): string | undefined {
  const { set = [], append = [], headers = [] } = vector.handler ?? {}
  const written = [...set, ...append, ...headers]
  if (written.some(([name]) => /^access-control-/i.test(name)))
    return "a proxy cannot take away what a route writes after it"
  if (written.some(([name, value]) => /^vary$/i.test(name) && /\*|origin/i.test(value)))
    return "Next puts the route's Vary beside the proxy's, on a line of its own"
  return cannot(vector, false)
}

addConformanceTests({
  name: "next 16, proxy",
  idiom,
  lacks,
  cannot: cannotBehindProxy,
  start: (settings, application) =>
    start({
      proxy: cors(settings)(() => {
        application.called = true
        return goOn()
      }),
      handle: handle(application),
    }),
})

addConformanceTests({
  name: "next 16, route handlers",
  idiom,
  lacks,
  cannot: (vector) => cannot(vector, true),
  start: (settings, application) =>
    start({
      proxy: goOn,
      handle: cors(settings)(() => {
        application.called = true
        return handle(application)()
      }),
    }),
})
