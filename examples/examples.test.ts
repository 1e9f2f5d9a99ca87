import { existsSync, readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { WebSocket } from "ws"
import { type RunningExample, startExample } from "./running-example.ts"
import { type Example, EXAMPLES } from "./table.ts"

/** What the page's buttons send; an example may bring its own list. */
interface PageRequest {
  readonly name: string
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Default: `include`. */
  readonly credentials?: "omit"
  /** A WebSocket to be opened, in place of a request. */
  readonly webSocket?: true
  /** Default: 200. */
  readonly status?: number
}

const PAGE = "http://localhost:3000"
const OTHER_PAGE = "http://localhost:3001"
const NODE = Number(process.versions.node.split(".", 1)[0])

test("every example that the page calls is in the table", () => {
  const folders = readdirSync(import.meta.dirname).filter((name) => {
    const manifest = join(import.meta.dirname, name, "package.json")
    return existsSync(manifest) && readFileSync(manifest, "utf8").includes("../page/start.mjs")
  })
  expect(EXAMPLES.map(({ name }) => name).toSorted()).toEqual(folders.toSorted())
})

describe.each(EXAMPLES.map((example) => [example.name, example] as const))("%s", (name, particular: Example) => {
  const { node = 20, refusedStatus } = particular
  const all = requestsOf(name)
  const requests = all.filter(({ webSocket }) => !webSocket)
  const webSockets = all.filter(({ webSocket }) => webSocket)
  const cookies = new Map<string, string>()
  let example: RunningExample
  const tooOld = NODE < node
  if (tooOld) console.log(`${name} is skipped: its framework runs on Node ${node} and newer`)
  beforeAll(async () => {
    if (!tooOld) example = await startExample(name, requests[0]!.path)
  })
  afterAll(() => example?.stop())

  async function send({ path, method = "GET", headers = {}, body }: PageRequest, origin: string): Promise<Response> {
    const cookie = [...cookies].map(([cookieName, value]) => `${cookieName}=${value}`).join("; ")
    const response = await fetch(example.api + path, {
      method,
      headers: { ...headers, Origin: origin, ...(cookie && { Cookie: cookie }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "manual",
    })
    for (const [, cookieName = "", value = ""] of response.headers
      .getSetCookie()
      .map((line) => /^([^=]+)=([^;]*)/.exec(line)!))
      cookies.set(cookieName, value)
    return response
  }

  function preflight({ path, method = "GET", ...request }: PageRequest, origin: string): Promise<Response> {
    return fetch(example.api + path, {
      method: "OPTIONS",
      headers: {
        Origin: origin,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": unsafeNames(request).join(","),
      },
    })
  }

  describe.skipIf(tooOld)("started as its README says", () => {
    test.each(requests)("$name: the allowed page reads the answer", async (request) => {
      if (isPreflighted(request)) {
        const response = await preflight(request, PAGE)
        expect(response.status).toBe(204)
        expect(response.headers.get("Access-Control-Allow-Origin")).toBe(PAGE)
        expect(response.headers.get("Access-Control-Allow-Methods")?.split(", ")).toContain(request.method ?? "GET")
        expect(namesIn(response.headers.get("Access-Control-Allow-Headers"))).toEqual(
          expect.arrayContaining(unsafeNames(request)),
        )
      }
      const response = await send(request, PAGE)
      expect({ status: response.status, body: await response.text() }).toMatchObject({ status: request.status ?? 200 })
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe(PAGE)
      expect(response.headers.get("Access-Control-Allow-Credentials")).toBe(request.credentials ? null : "true")
      expect(response.headers.get("Vary")).toMatch(/\borigin\b/i)
    })

    test.each(requests)("$name: the other page is refused, and caches are told", async (request) => {
      if (isPreflighted(request)) {
        const response = await preflight(request, OTHER_PAGE)
        expect(response.status).toBe(403)
        expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull()
      }
      const response = await send(request, OTHER_PAGE)
      expect(response.status).toBe(refusedStatus ?? request.status ?? 200)
      expect([...response.headers.keys()].filter((header) => header.startsWith("access-control-"))).toEqual([])
      expect(response.headers.get("Vary")).toMatch(/\borigin\b/i)
    })

    test.each(webSockets)("$name: it opens for the allowed page alone", async ({ path }) => {
      expect(await openWebSocket(example.api + path, PAGE)).toBe("open")
      expect(await openWebSocket(example.api + path, OTHER_PAGE)).toBe("Unexpected server response: 403")
    })

    test("the terminal says why, and what to change", async () => {
      await expect.poll(() => example.output()).toMatch(/ofcors: refused .*`http:\/\/localhost:3001`.*allowedOrigins/)
    })

    test("the page is served, and knows the API", async () => {
      const [page, other] = [...example.output().matchAll(/page\s+(http:\S+)/g)].map(([, url]) => url)
      expect(await (await fetch(`${page}/`)).text()).toContain("page.js")
      const config = (await (await fetch(`${other}/config.json`)).json()) as unknown
      expect(config).toEqual({ api: example.api, requests: all })
    })

    test("it stops when it is told to", async () => {
      await example.stop()
      await expect(fetch(example.api)).rejects.toThrow("fetch failed")
    })
  })
})

/** Opens one as a page does, and waits for a message. */
function openWebSocket(url: string, origin: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url.replace("http", "ws"), { origin })
    socket.on("message", () => {
      resolve("open")
      socket.terminate()
    })
    socket.on("error", ({ message }) => resolve(message))
  })
}

function requestsOf(name: string): readonly PageRequest[] {
  const own = join(import.meta.dirname, name, "requests.json")
  const file = existsSync(own) ? own : join(import.meta.dirname, "page/requests.json")
  return JSON.parse(readFileSync(file, "utf8")) as readonly PageRequest[]
}

/** Fetch sends a preflight for every method but three, and for headers that it does not safelist. */
function isPreflighted(request: PageRequest): boolean {
  return !["GET", "HEAD", "POST"].includes(request.method ?? "GET") || unsafeNames(request).length > 0
}

/** As in a preflight: in lower case, sorted, without the one safelisted header that the examples send. */
function unsafeNames({ headers = {} }: Pick<PageRequest, "headers">): string[] {
  return Object.keys(headers)
    .map((name) => name.toLowerCase())
    .filter((name) => name !== "accept")
    .toSorted()
}

function namesIn(list: string | null): readonly string[] | undefined {
  return list?.toLowerCase().split(", ")
}
