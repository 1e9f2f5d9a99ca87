import { expect } from "vitest"
import type { FindingSeverity } from "../../src/check-project/finding.ts"
import type { JavaScriptCode } from "../../src/check-javascript/finding-code.ts"
import { byHand, express, fastify, hono, koa, nest } from "./program.ts"
import type { Wire } from "./wire.ts"

/** A mistake, the same without it, and what the real package does with the first. */
export interface Case {
  readonly code: JavaScriptCode
  readonly severity: FindingSeverity
  readonly bad: string
  readonly good: string
  readonly file?: string
  readonly wire?: (wire: Wire) => Promise<void>
}

const APP = "https://app.example.com"
const EVIL = "https://evil.example"

/** Allows these origins, with what else the answer must say. */
const allows =
  (origin: string, sent = origin, credentials?: true) =>
  async ({ ask }: Wire): Promise<void> => {
    const { headers } = await ask({ origin })
    expect(headers.get("access-control-allow-origin")).toBe(sent)
    if (credentials) expect(headers.get("access-control-allow-credentials")).toBe("true")
  }

/** What a browser would not take for this origin. */
const refuses =
  (origin: string) =>
  async ({ ask }: Wire): Promise<void> => {
    const sent = (await ask({ origin })).headers.get("access-control-allow-origin")
    expect([origin, "*"]).not.toContain(sent)
  }

const list = (...origins: readonly string[]): string => `{ origin: ${JSON.stringify(origins)} }`

/** Every mistake. */
export const cases: readonly Case[] = [
  {
    code: "cors-not-called",
    severity: "error",
    bad: express("app.use(cors)"),
    good: express(`app.use(cors(${list(APP)}))`),
    wire: async ({ ask }) => expect((await ask({ origin: APP })).status).toBe("timeout"),
  },
  {
    code: "cors-after-routes",
    severity: "error",
    bad: express(`app.get("/api/first", (request, response) => response.json([]))\napp.use(cors(${list(APP)}))`),
    good: express(`app.use(cors(${list(APP)}))\napp.get("/api/first", (request, response) => response.json([]))`),
    wire: async ({ ask }) => {
      const { status, headers } = await ask({ origin: APP }, "GET", "/api/first")
      expect([status, headers.get("access-control-allow-origin")]).toEqual([200, null])
    },
  },
  {
    code: "cors-after-body-parser",
    severity: "warning",
    bad: express(`app.use(express.json())\napp.use(cors(${list(APP)}))`),
    good: express(`app.use(cors(${list(APP)}))\napp.use(express.json())`),
  },
  {
    code: "cors-after-authentication",
    severity: "warning",
    bad: express(`const requireAuth = (q, s) => s.sendStatus(401)\napp.use(requireAuth)\napp.use(cors(${list(APP)}))`),
    good: express(`const requireAuth = (q, s) => s.sendStatus(401)\napp.use(cors(${list(APP)}))\napp.use(requireAuth)`),
    wire: async ({ preflight }) => expect((await preflight(APP, "PUT")).status).toBe(401),
  },
  {
    code: "cors-after-listen",
    severity: "error",
    bad: nest(`  await app.listen(3000)\n  app.enableCors(${list(APP)})`),
    good: nest(`  app.enableCors(${list(APP)})\n  await app.listen(3000)`),
    file: "main.ts",
  },
  {
    code: "cors-twice",
    severity: "warning",
    bad: express(`app.use(cors(${list(APP)}))\napp.use(cors(${list(APP)}))`),
    good: express(`app.use("/a", cors(${list(APP)}))\napp.use("/b", cors(${list(APP)}))`),
  },
  {
    code: "preflight-unanswered",
    severity: "warning",
    bad: express(`app.put("/api/one", cors(${list(APP)}), (q, s) => s.json([]))`),
    good: express(
      `app.options("/api/one", cors(${list(APP)}))\napp.put("/api/one", cors(${list(APP)}), (q, s) => s.json([]))`,
    ),
  },
  {
    code: "preflight-passed-on",
    severity: "warning",
    bad: express(`app.use(cors({ origin: "${APP}", preflightContinue: true }))`),
    good: express(`app.use(cors({ origin: "${APP}", preflightContinue: false }))`),
  },
  {
    code: "option-unknown",
    severity: "error",
    bad: express(`app.use(cors({ origins: ["${APP}"] }))`),
    good: express(`app.use(cors(${list(APP)}))`),
    wire: allows(EVIL, "*"),
  },
  {
    code: "option-unknown",
    severity: "error",
    bad: koa(`{ origin: "${APP}", allowedHeaders: ["x-one"] }`),
    good: koa(`{ origin: "${APP}", allowHeaders: ["x-one"] }`),
    wire: async ({ preflight }) =>
      expect((await preflight(APP, "PUT", "x-two")).headers.get("access-control-allow-headers")).toBe("x-two"),
  },
  {
    code: "option-unknown",
    severity: "error",
    bad: fastify(`{ origin: "${APP}", allowMethods: ["PUT"] }`),
    good: fastify(`{ origin: "${APP}", methods: ["PUT"] }`),
    wire: async ({ preflight }) =>
      expect((await preflight(APP, "PUT")).headers.get("access-control-allow-methods")).not.toContain("PUT"),
  },
  {
    code: "option-unknown",
    severity: "warning",
    bad: express(`app.use(cors({ origin: "${APP}", optionSuccessStatus: 200 }))`),
    good: express(`app.use(cors({ origin: "${APP}", optionsSuccessStatus: 200 }))`),
    wire: async ({ preflight }) => expect((await preflight(APP, "PUT")).status).toBe(204),
  },
  {
    code: "option-wrong-type",
    severity: "error",
    bad: express(`app.use(cors({ origin: "${APP}", credentials: "true" }))`),
    good: express(`app.use(cors({ origin: "${APP}", credentials: true }))`),
    wire: async ({ ask }) =>
      expect((await ask({ origin: APP })).headers.has("access-control-allow-credentials")).toBe(false),
  },
  {
    code: "option-wrong-type",
    severity: "error",
    bad: hono("{ origin: [/example\\.com$/] }"),
    good: hono(list(APP)),
    wire: refuses(APP),
  },
  {
    code: "option-wrong-type",
    severity: "error",
    bad: hono("{ origin: true }"),
    good: hono(list(APP)),
    wire: async ({ ask }) => expect((await ask({ origin: APP })).status).toBe(500),
  },
  {
    code: "option-wrong-type",
    severity: "error",
    bad: koa(list(APP, "https://b.example.com")),
    good: koa(list(APP)),
    wire: refuses(APP),
  },
  {
    code: "option-wrong-type",
    severity: "error",
    bad: koa("{ origin: true }"),
    good: koa(`{ origin: "${APP}" }`),
    wire: refuses(APP),
  },
  {
    code: "any-origin-reflected-with-credentials",
    severity: "error",
    bad: express("app.use(cors({ origin: true, credentials: true }))"),
    good: express(`app.use(cors({ origin: "${APP}", credentials: true }))`),
    wire: allows(EVIL, EVIL, true),
  },
  {
    code: "any-origin-reflected-with-credentials",
    severity: "error",
    bad: express("app.use(cors({ origin: (origin, callback) => callback(null, true), credentials: true }))"),
    good: express(
      `app.use(cors({ origin: (origin, callback) => callback(null, origin === "${APP}"), credentials: true }))`,
    ),
    wire: allows(EVIL, EVIL, true),
  },
  {
    code: "any-origin-reflected-with-credentials",
    severity: "error",
    bad: fastify("{ origin: true, credentials: true }"),
    good: fastify("{ origin: false, credentials: true }"),
    wire: allows(EVIL, EVIL, true),
  },
  {
    code: "any-origin-reflected-with-credentials",
    severity: "error",
    bad: koa("{ credentials: true }"),
    good: koa(`{ credentials: true, origin: "${APP}" }`),
    wire: allows(EVIL, EVIL, true),
  },
  {
    code: "any-origin-reflected-with-credentials",
    severity: "error",
    bad: koa('{ credentials: true, origin: (ctx) => ctx.get("Origin") }'),
    good: koa(`{ credentials: true, origin: (ctx) => (ctx.get("Origin") === "${APP}" ? "${APP}" : "") }`),
    wire: allows(EVIL, EVIL, true),
  },
  {
    code: "any-origin-reflected-with-credentials",
    severity: "error",
    bad: hono("{ credentials: true, origin: (origin) => origin }"),
    good: hono(`{ credentials: true, origin: (origin) => (origin === "${APP}" ? origin : null) }`),
    wire: allows(EVIL, EVIL, true),
  },
  {
    code: "any-origin-reflected",
    severity: "note",
    bad: express("app.use(cors({ origin: true }))"),
    good: express(`app.use(cors({ origin: "${APP}" }))`),
    wire: allows(EVIL),
  },
  {
    code: "any-origin-with-credentials",
    severity: "error",
    bad: express("app.use(cors({ credentials: true }))"),
    good: express(`app.use(cors({ credentials: true, origin: "${APP}" }))`),
    wire: allows(APP, "*", true),
  },
  {
    code: "any-origin-with-credentials",
    severity: "error",
    bad: hono("{ credentials: true }"),
    good: hono(`{ credentials: true, origin: "${APP}" }`),
    wire: allows(APP, "*", true),
  },
  {
    code: "any-origin-with-credentials",
    severity: "error",
    bad: fastify('{ credentials: true, origin: ["*"] }'),
    good: fastify(`{ credentials: true, origin: ["${APP}"] }`),
    wire: allows(APP, "*", true),
  },
  {
    code: "any-origin-with-credentials",
    severity: "error",
    bad: byHand(`  res.set({ "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" })`),
    good: byHand(`  res.set({ "Access-Control-Allow-Origin": "${APP}", "Access-Control-Allow-Credentials": "true" })`),
    wire: allows(APP, "*", true),
  },
  {
    code: "any-origin-allowed",
    severity: "note",
    bad: express("app.use(cors())"),
    good: express(`app.use(cors(${list(APP)}))`),
    wire: allows(EVIL, "*"),
  },
  ...[
    `${APP}/`,
    `${APP}/page`,
    `${APP}:443`,
    "https://App.example.com",
    "app.example.com",
    "https://*.example.com",
    "*",
    ` ${APP}`,
  ].map((origin): Case => ({
    code: "listed-origin-never-matches",
    severity: "error",
    bad: express(`app.use(cors(${list(origin)}))`),
    good: express(
      `app.use(cors(${list(APP, "http://localhost:3000", "http://[::1]:5173", "chrome-extension://abc")}))`,
    ),
    wire: refuses(APP),
  })),
  {
    code: "listed-origin-never-matches",
    severity: "error",
    bad: express(
      `const origins = ["${APP}/"]\napp.use(cors({ origin: (origin, done) => done(null, origins.includes(origin)) }))`,
    ),
    good: express(
      `const origins = ["${APP}"]\napp.use(cors({ origin: (origin, done) => done(null, origins.includes(origin)) }))`,
    ),
    wire: refuses(APP),
  },
  {
    code: "listed-origin-never-matches",
    severity: "error",
    bad: hono(`{ origin: "${APP}, https://b.example.com" }`),
    good: hono(list(APP, "https://b.example.com")),
    wire: refuses(APP),
  },
  {
    code: "listed-null",
    severity: "warning",
    bad: express(`app.use(cors(${list(APP, "null")}))`),
    good: express(`app.use(cors(${list(APP)}))`),
    wire: allows("null"),
  },
  {
    code: "listed-null-with-credentials",
    severity: "error",
    bad: express(`app.use(cors({ origin: ["null"], credentials: true }))`),
    good: express(`app.use(cors({ origin: ["${APP}"], credentials: true }))`),
    wire: allows("null", "null", true),
  },
  {
    code: "listed-origin-insecure",
    severity: "warning",
    bad: express(`app.use(cors({ origin: ["http://app.example.com"], credentials: true }))`),
    good: express(`app.use(cors({ origin: ["${APP}", "http://localhost:3000"], credentials: true }))`),
    wire: allows("http://app.example.com"),
  },
  {
    code: "origin-test-too-loose",
    severity: "warning",
    bad: express(`app.use(cors({ origin: (origin, done) => done(null, origin?.endsWith("example.com")) }))`),
    good: express(`app.use(cors({ origin: (origin, done) => done(null, origin?.endsWith(".example.com")) }))`),
    wire: allows("https://evilexample.com"),
  },
  {
    code: "origin-test-too-loose",
    severity: "warning",
    bad: hono(`{ origin: (origin) => (origin.startsWith("https://app.example.com") ? origin : null) }`),
    good: hono(`{ origin: (origin) => (origin.startsWith("http://localhost:") ? origin : null) }`),
    wire: allows("https://app.example.com.evil.example"),
  },
  {
    code: "origin-test-always-true",
    severity: "error",
    bad: byHand(`  const { origin } = req.headers
  res.vary("Origin")
  if (["${APP}"].includes(origin) !== -1) res.set("Access-Control-Allow-Origin", origin ?? "*")`),
    good: byHand(`  const { origin } = req.headers
  res.vary("Origin")
  if (["${APP}"].indexOf(origin) !== -1) res.set("Access-Control-Allow-Origin", origin ?? "*")`),
    wire: allows(EVIL),
  },
  {
    code: "origin-test-always-true",
    severity: "error",
    bad: express(`app.use(cors({ origin: (origin, done) => done(null, ["${APP}"].includes(origin) > -1) }))`),
    good: express(`app.use(cors({ origin: (origin, done) => done(null, ["${APP}"].includes(origin)) }))`),
    wire: allows(EVIL),
  },
  {
    code: "origin-may-be-missing",
    severity: "warning",
    bad: fastify(`{ origin: (origin, done) => done(null, new URL(origin).hostname === "localhost") }`),
    good: fastify(
      `{ origin: (origin, done) => { if (!origin) return done(null, false); done(null, new URL(origin).hostname === "localhost") } }`,
    ),
    wire: async ({ ask }) => expect((await ask()).status).toBe(500),
  },
  {
    code: "origin-may-be-missing",
    severity: "warning",
    bad: express(`app.use(cors({ origin: (origin, done) => done(null, origin.endsWith(".example.com")) }))`),
    good: express(`app.use(cors({ origin: (origin, done) => done(null, origin?.endsWith(".example.com")) }))`),
    wire: async ({ ask }) => expect((await ask()).status).toBe(500),
  },
  {
    code: "any-origin-reflected-with-credentials",
    severity: "error",
    bad: fastify(
      `{ credentials: true, origin: (origin, done) => { console.log(origin); if (!origin) return done(null, true); done(null, true) } }`,
    ),
    good: fastify(
      `{ credentials: true, origin: (origin, done) => { if (origin === "${APP}") done(null, true); else done(null, false) } }`,
    ),
    wire: allows(EVIL, EVIL, true),
  },
  {
    code: "origin-refused-by-error",
    severity: "note",
    bad: express(`app.use(cors({ origin(origin, callback) { callback(new Error("no")) } }))`),
    good: express(`app.use(cors({ origin(origin, callback) { callback(null, false) } }))`),
    wire: async ({ ask }) => expect((await ask({ origin: EVIL })).status).toBe(500),
  },
  {
    code: "origin-from-environment",
    severity: "warning",
    bad: express("app.use(cors({ origin: process.env.OFCORS_UNSET }))"),
    good: express("app.use(cors({ origin: process.env.OFCORS_UNSET.split(',') }))"),
    wire: async ({ ask }) =>
      expect((await ask({ origin: APP })).headers.has("access-control-allow-origin")).toBe(false),
  },
  {
    code: "origin-from-environment",
    severity: "warning",
    bad: koa("{ origin: process.env.OFCORS_UNSET, credentials: true }"),
    good: koa(`{ origin: "${APP}", credentials: true }`),
    wire: allows(EVIL, EVIL, true),
  },
  {
    code: "origin-from-environment",
    severity: "warning",
    bad: hono("{ origin: process.env.OFCORS_UNSET }"),
    good: hono(`{ origin: "${APP}" }`),
    wire: async ({ ask }) => expect((await ask({ origin: APP })).status).toBe(500),
  },
  {
    code: "origin-from-environment",
    severity: "warning",
    bad: fastify("{ origin: process.env.OFCORS_UNSET }"),
    good: fastify(`{ origin: "${APP}" }`),
    wire: async ({ ask }) => expect((await ask({ origin: APP })).status).toBe(500),
  },
  {
    code: "pattern-lets-strangers-in",
    severity: "error",
    bad: express("app.use(cors({ origin: /https:\\/\\/evil\\.com/ }))"),
    good: express("app.use(cors({ origin: /^https:\\/\\/evil\\.com$/ }))"),
    wire: allows("https://evil.com.example"),
  },
  {
    code: "pattern-lets-strangers-in",
    severity: "error",
    bad: fastify("{ origin: [/example\\.com$/] }"),
    good: fastify("{ origin: [/\\.example\\.com$/] }"),
    wire: allows("https://evilexample.com"),
  },
  {
    code: "pattern-remembers",
    severity: "error",
    bad: express("app.use(cors({ origin: [/^https:\\/\\/app\\.example\\.com$/g] }))"),
    good: fastify("{ origin: [/^https:\\/\\/app\\.example\\.com$/g] }"),
    wire: async (wire) => {
      await allows(APP)(wire)
      await refuses(APP)(wire)
      await allows(APP)(wire)
    },
  },
  {
    code: "method-in-lowercase",
    severity: "error",
    bad: express(`app.use(cors({ origin: "${APP}", methods: ["get", "put"] }))`),
    good: express(`app.use(cors({ origin: "${APP}", methods: ["get", "PUT"] }))`),
    wire: async ({ preflight }) =>
      expect((await preflight(APP, "PUT")).headers.get("access-control-allow-methods")).toBe("get,put"),
  },
  {
    code: "method-in-lowercase",
    severity: "warning",
    bad: hono(`{ origin: "${APP}", allowMethods: ["patch"] }`),
    good: hono(`{ origin: "${APP}", allowMethods: ["PATCH"] }`),
  },
  ...[express, undefined].flatMap((which): Case[] => {
    const wrap = (options: string): string =>
      which === undefined ? fastify(options) : express(`app.use(cors(${options}))`)
    return [
      {
        code: "wildcard-taken-literally",
        severity: "error",
        bad: wrap(`{ origin: "${APP}", credentials: true, allowedHeaders: "*" }`),
        good: wrap(`{ origin: "${APP}", credentials: true, allowedHeaders: "x-one" }`),
        wire: async ({ preflight }) =>
          expect((await preflight(APP, "PUT", "x-one")).headers.get("access-control-allow-headers")).toBe("*"),
      },
    ]
  }),
  {
    code: "wildcard-taken-literally",
    severity: "error",
    bad: hono(`{ origin: "${APP}", credentials: true, exposeHeaders: ["*"] }`),
    good: hono(`{ origin: "${APP}", credentials: true, exposeHeaders: ["x-one"] }`),
    wire: async ({ ask }) =>
      expect((await ask({ origin: APP })).headers.get("access-control-expose-headers")).toBe("*"),
  },
  {
    code: "authorization-not-covered",
    severity: "note",
    bad: express(`app.use(cors({ origin: "${APP}", allowedHeaders: ["*"] }))`),
    good: express(`app.use(cors({ origin: "${APP}", allowedHeaders: ["authorization"] }))`),
  },
  ...["-1", '"1d"', "0.5"].map((age): Case => ({
    code: "max-age-not-seconds",
    severity: "error",
    bad: express(`app.use(cors({ origin: "${APP}", maxAge: ${age} }))`),
    good: express(`app.use(cors({ origin: "${APP}", maxAge: 60 * 10 }))`),
    wire: async ({ preflight }) =>
      expect((await preflight(APP, "PUT")).headers.get("access-control-max-age")).not.toMatch(/^\d+$/),
  })),
  {
    code: "origin-echoed-with-credentials",
    severity: "error",
    bad: byHand(`  res.setHeader("Vary", "Origin")
  res.setHeader("Access-Control-Allow-Origin", req.headers.origin || "*")
  res.setHeader("Access-Control-Allow-Credentials", "true")`),
    good: byHand(`  res.setHeader("Vary", "Origin")
  res.setHeader("Access-Control-Allow-Origin", "${APP}")
  res.setHeader("Access-Control-Allow-Credentials", "true")`),
    wire: allows(EVIL, EVIL, true),
  },
  {
    code: "origin-echoed-with-credentials",
    severity: "error",
    bad: byHand(`  const { origin } = req.headers
  if (!origin) return next()
  res.set("Vary", "Origin").set("Access-Control-Allow-Origin", origin).set("Access-Control-Allow-Credentials", "true")`),
    good: byHand(`  const { origin } = req.headers
  if (!["${APP}"].includes(origin)) return next()
  res.set("Vary", "Origin").set("Access-Control-Allow-Origin", origin).set("Access-Control-Allow-Credentials", "true")`),
    wire: allows(EVIL, EVIL, true),
  },
  {
    code: "origin-echoed",
    severity: "warning",
    bad: byHand(`  res.header("Vary", "Origin").header("Access-Control-Allow-Origin", req.get("Origin") ?? "*")`),
    good: byHand(`  res.header("Access-Control-Allow-Origin", "*")`),
    wire: allows(EVIL),
  },
  {
    code: "vary-forgotten",
    severity: "warning",
    bad: byHand(`  const { origin } = req.headers
  if (origin === "${APP}") res.setHeader("Access-Control-Allow-Origin", origin)`),
    good: byHand(`  const { origin } = req.headers
  res.vary("Origin")
  if (origin === "${APP}") res.setHeader("Access-Control-Allow-Origin", origin)`),
    wire: async ({ ask }) => expect((await ask({ origin: APP })).headers.get("vary")).toBe(null),
  },
  {
    code: "header-beside-package",
    severity: "warning",
    bad: express(
      `app.use(cors(${list(APP)}))\napp.use((q, s, next) => { s.append("Access-Control-Allow-Origin", "${APP}"); next() })`,
    ),
    good: express(`app.use(cors(${list(APP)}))`),
    wire: allows(APP, `${APP}, ${APP}`),
  },
  {
    code: "options-not-known",
    severity: "note",
    bad: express("app.use(cors((request, done) => done(null, {})))"),
    good: express(`app.use(cors(${list(APP)}))`),
  },
  { code: "source-not-parsed", severity: "note", bad: "import cors from 'cors'\nconst = 1\n", good: "" },
]
