import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { fetchIdiom } from "../../conformance/hosts/fetch-idiom.ts"
import { type Served, build, serve } from "./served-host.ts"

const PAGE = "http://localhost:3000"

/** A request from the allowed page, and the status it gets. */
interface Case {
  readonly name: string
  readonly path: string
  readonly status: number
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

const PREFLIGHT = { method: "OPTIONS", headers: { "Access-Control-Request-Method": "PUT" } } as const
const FORM = { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" } } as const

interface Framework {
  readonly example: string
  readonly command: string
  /** What it answers before its hook, or without it. */
  readonly before: readonly Case[]
  /** What a server around it cannot help: there is no such request behind `cors()`. */
  readonly preflights: readonly Case[]
}

const FRAMEWORKS: readonly Framework[] = [
  {
    example: "sveltekit",
    command: "vite",
    before: [
      { name: "the redirect of a slash too many", path: "/api/items/", status: 308 },
      { name: "a query that SvelteKit reserves", path: "/api/items?x-sveltekit-a=1", status: 400 },
      { name: "a 404 below /_app", path: "/_app/nothing", status: 404 },
      { name: "a static file", path: "/_app/version.json", status: 200 },
    ],
    preflights: [
      { name: "a preflight with a slash too many", path: "/api/items/", status: 308, ...PREFLIGHT },
      { name: "a preflight to a static file", path: "/_app/version.json", status: 405, ...PREFLIGHT },
    ],
  },
  {
    example: "astro",
    command: "astro",
    before: [
      { name: "a form, whatever origins are allowed", path: "/api/login", status: 403, ...FORM },
      { name: "a POST without a type", path: "/api/login", status: 403, method: "POST" },
      { name: "an escape that does not decode", path: "/api/%zz", status: 400 },
      { name: "a static file", path: "/robots.txt", status: 200 },
    ],
    preflights: [],
  },
  {
    example: "react-router",
    command: "react-router",
    before: [
      { name: "a path without a route", path: "/nowhere", status: 404 },
      { name: "a method that React Router does not know", path: "/api/items", status: 405, method: "PURGE" },
    ],
    preflights: [{ name: "a preflight to a path without a route", path: "/nowhere", status: 405, ...PREFLIGHT }],
  },
]

describe.each(FRAMEWORKS)("$example", ({ example, command, before, preflights }) => {
  let inHook: Served
  let around: Served
  beforeAll(async () => {
    build(example, command, ".")
    inHook = serve(example, { name: example, idiom: fetchIdiom, lacks: {}, args: ["in-hook", "example"] })
    around = serve(example, { name: example, idiom: fetchIdiom, lacks: {}, args: ["example"] })
    await around.host.start([], { handler: {}, called: false }, { allowedOrigins: [PAGE] })
  })
  afterAll(() => {
    inHook.stop()
    around.stop()
  })

  const send = async (served: Served, { path, method, headers }: Case): Promise<[number, string | null]> => {
    const response = await fetch(`http://127.0.0.1:${await served.port}${path}`, {
      ...(method && { method }),
      headers: { Origin: PAGE, ...headers },
      redirect: "manual",
    })
    await response.arrayBuffer()
    return [response.status, response.headers.get("Access-Control-Allow-Origin")]
  }

  test.each([...before, ...preflights])("is answered before the hook, without the headers: $name", async (given) => {
    expect(await send(inHook, given)).toEqual([given.status, null])
  })

  test.each(before)("has the headers where the server around calls cors(): $name", async (given) => {
    expect(await send(around, given)).toEqual([given.status, PAGE])
  })

  test.each(preflights)("is answered where the server around calls cors(): $name", async (given) => {
    expect(await send(around, given)).toEqual([204, PAGE])
  })
})
