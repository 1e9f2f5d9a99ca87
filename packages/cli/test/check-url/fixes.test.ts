import { createPolicy } from "ofcors"
import { describe, expect, test } from "vitest"
import { anyRecipe } from "../../src/check-url/fixes/any.ts"
import type { Desired } from "../../src/check-url/fixes/desired.ts"
import { frontEndLines } from "../../src/check-url/fixes/front-end.ts"
import { javascriptRecipes } from "../../src/check-url/fixes/javascript.ts"
import { platformRecipes } from "../../src/check-url/fixes/platforms.ts"
import { proxyRecipes } from "../../src/check-url/fixes/proxies.ts"
import { pythonRecipes } from "../../src/check-url/fixes/python.ts"
import { checkRequest } from "../../src/check-url/request.ts"

const PLAIN: Desired = {
  origins: ["http://localhost:3000"],
  isPublic: false,
  methods: ["GET", "HEAD", "POST"],
  headers: [],
  exposed: [],
  credentials: false,
  path: "/api/items",
  host: "localhost",
  corsLayer: undefined,
  needsPreflight: false,
  listsMethods: false,
  listsHeaders: false,
  cause: "cors-not-configured",
  status: undefined,
}

const FULL: Desired = {
  ...PLAIN,
  origins: ["https://app.example.com", "http://localhost:3000"],
  methods: ["GET", "HEAD", "POST", "PUT", "PURGE"],
  headers: ["authorization", "content-type", "x-tenant", "x-a-header-with-a-long-name", "x-another-header"],
  exposed: ["x-total-count"],
  credentials: true,
  needsPreflight: true,
  listsMethods: true,
  listsHeaders: true,
  cause: "headers-set-twice",
}

const POLICIES: readonly (readonly [string, Desired])[] = [
  ["a plain GET", PLAIN],
  ["everything at once", FULL],
  ["one origin with credentials over http", { ...FULL, origins: ["http://app.example.com"] }],
]

const everyRecipe = { ...javascriptRecipes, ...pythonRecipes, ...proxyRecipes, ...platformRecipes, any: anyRecipe }

describe("settings of ofcors in a fix run as they are printed", () => {
  const withSettings = Object.entries(javascriptRecipes).filter(([, recipe]) => recipe.write(PLAIN).includes("ofcors/"))
  test.each(
    withSettings.flatMap(([name, recipe]) => POLICIES.map(([what, desired]) => ({ name, what, recipe, desired }))),
  )("$name, for $what", async ({ recipe, desired }) => {
    const literal = /cors\((\{.*?\n\})\)/s.exec(recipe.write(desired))?.[1] ?? ""
    const settings = (await import(`data:text/javascript,export default ${encodeURIComponent(literal)}`)) as {
      readonly default: Parameters<typeof createPolicy>[0]
    }
    const policy = createPolicy(settings.default)
    for (const origin of desired.origins) {
      const decision = await policy.decide({
        method: "OPTIONS",
        url: desired.path,
        headers: new Headers({
          Origin: origin,
          "Access-Control-Request-Method": desired.methods.at(-1) ?? "",
          "Access-Control-Request-Headers": desired.headers.join(","),
        }),
      })
      expect(decision).toMatchObject({ kind: "preflight", allowed: true })
    }
  })
})

describe("every recipe names what it is for", () => {
  test.each(Object.entries(everyRecipe))("%s", (name, recipe) => {
    expect(recipe.where.length).toBeGreaterThan(5)
    const text = recipe.write(FULL)
    expect(text.replaceAll("\\", "")).toContain("app.example.com")
    // A service that has one setting for all answers, or a development server, takes no list of headers.
    if (!["vite"].includes(name)) for (const header of FULL.headers) expect(text).toContain(header)
    if (!["vite", "cloudfront", "s3"].includes(name)) expect(text).toMatch(/credentials/i)
    expect(text).not.toMatch(/undefined|\[object/)
  })

  test.each(["s3", "cloudfront"])("%s is JSON", (name) => {
    expect(() => JSON.parse(platformRecipes[name]?.write(FULL) ?? "") as unknown).not.toThrow()
  })
})

describe("the front end's lines, for fetch and for Axios", () => {
  const request = checkRequest({
    url: "http://localhost:8000/api/items",
    from: "http://localhost:3000",
    method: "PUT",
    headers: [
      ["Access-Control-Allow-Origin", "*"],
      ["X-A", 'say "hi"'],
    ],
    body: "{}",
  })

  test.each([
    [{ url: "http://localhost:8000/api/items/" }, '"http://localhost:8000/api/items/"'],
    [{ credentials: true }, 'credentials: "include"'],
    [{ credentials: true }, "withCredentials: true"],
    [{ method: "PATCH" }, 'method: "PATCH"'],
    [{}, String.raw`"X-A": "say \"hi\""`],
  ])("with %j say %s", (change, expected) => expect(frontEndLines(request, change)).toContain(expected))

  test("leave out what must not be sent", () => {
    const lines = frontEndLines(request, { without: ["access-control-allow-origin"] })
    expect(lines).not.toContain("Access-Control")
    expect(lines).toContain("X-A")
  })
})
