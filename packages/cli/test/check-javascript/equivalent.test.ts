import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type CorsSettings, createPolicy } from "ofcors"
import { describe, expect, onTestFinished, test } from "vitest"
import type { Equivalent } from "../../src/check-javascript/equivalent.ts"
import { reviewJavaScript } from "../../src/check-javascript/review-javascript.ts"
import { express, fastify, hono, koa } from "./program.ts"
import { runProgram } from "./wire.ts"

function equivalentsOf(text: string): readonly Equivalent[] {
  const root = mkdtempSync(join(tmpdir(), "ofcors-scripts-"))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const file = join(root, "app.mjs")
  writeFileSync(file, text)
  return reviewJavaScript(root, [file], new Map()).equivalents
}

const APP = "https://app.example.com"

const SAME = [
  { code: 'cors({ allowAllOrigins: true, allowHeaders: "*" })', program: express("app.use(cors())") },
  {
    code: `cors({ allowedOrigins: ["${APP}"], allowCredentials: true, allowHeaders: ["x-one"] })`,
    program: express(`app.use(cors({ origin: ["${APP}"], credentials: true, allowedHeaders: "x-one" }))`),
  },
  {
    code: `cors({ allowedOrigins: ["${APP}"], allowedOriginRegexes: [/^https:\\/\\/[a-z]+\\.example\\.org$/], allowHeaders: "*" })`,
    program: express(`app.use(cors({ origin: ["${APP}", /^https:\\/\\/[a-z]+\\.example\\.org$/] }))`),
  },
  {
    code: `cors({ allowedOrigins: ["${APP}"], allowMethods: ["GET", "HEAD", "POST"], allowHeaders: "*", exposeHeaders: ["x-two"] })`,
    program: fastify(`{ origin: ["${APP}"], exposedHeaders: ["x-two"] }`),
  },
  {
    code: `cors({ allowedOrigins: ["${APP}"], allowMethods: ["PUT"], allowHeaders: "*", preflightMaxAge: 600 })`,
    program: hono(`{ origin: "${APP}", allowMethods: ["put"], maxAge: 600 }`),
  },
  {
    code: 'cors({ allowAllOrigins: true, allowHeaders: "*" })',
    program: koa("{}"),
  },
]

describe("what is offered", () => {
  test.each(SAME)("$code lets in whom the original lets in", async ({ code, program }) => {
    expect(equivalentsOf(program).map((equivalent) => equivalent.code)).toEqual([code])
    // eslint-disable-next-line no-new-func, typescript/no-implied-eval -- the code is what the test is about
    const settings = new Function("cors", `return ${code}`)((given: CorsSettings) => given) as CorsSettings
    const policy = createPolicy({ ...settings, explain: false })
    const wire = await runProgram(program)
    for (const origin of [
      APP,
      "https://evil.example",
      "https://a.example.org",
      "https://a.example.org.evil.example",
      "null",
    ]) {
      const sent = (await wire.ask({ origin })).headers.get("access-control-allow-origin")
      expect({ origin, allowed: policy.allowsOrigin(origin) }).toEqual({
        origin,
        allowed: sent === "*" || sent === origin,
      })
    }
  })

  test.each([
    ["every origin with credentials", "app.use(cors({ origin: true, credentials: true }))"],
    ["a function", `app.use(cors({ origin: (origin, done) => done(null, origin === "${APP}") }))`],
    ["the environment", "app.use(cors({ origin: process.env.OFCORS_UNSET }))"],
    ["a pattern that lets strangers in", "app.use(cors({ origin: /example\\.com/ }))"],
  ])("is nothing for %s", (_, lines) => {
    expect(equivalentsOf(express(lines))).toEqual([])
  })
})
