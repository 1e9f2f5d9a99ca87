import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import type { Outcome } from "../replay.ts"
import type { Case, Group, Handler, JsonSettings } from "../vector.ts"
import { type Effect, effectsOf } from "./effects.ts"
import { PEERS } from "./peers.mjs"
import { titleOf } from "./versions.mjs"

const APP = "https://app.example"
const EVIL = "https://evil.example"

const allowed: Outcome = {
  status: 200,
  cors: { "access-control-allow-origin": [APP] },
  vary: ["origin"],
  headers: {},
  aborted: false,
  handlerCalled: true,
}
const refused: Outcome = { ...allowed, cors: {} }
const preflight: Outcome = {
  ...allowed,
  status: 204,
  cors: { ...allowed.cors, "access-control-allow-methods": [["GET", "PUT"]] },
  headers: { "Content-Length": null },
  handlerCalled: false,
}
const refusedPreflight: Outcome = { ...refused, status: 403, handlerCalled: false }

interface Row {
  readonly says: string
  readonly expected: Outcome
  readonly change: Partial<Outcome>
  readonly effects: readonly Effect[]
  readonly origin?: string
  readonly settings?: JsonSettings
  readonly handler?: Handler
}

const ROWS: readonly Row[] = [
  {
    says: "another case and order of names is no difference",
    expected: preflight,
    change: { cors: { ...preflight.cors, "access-control-allow-methods": [["PUT", "GET"]] } },
    effects: [],
  },
  {
    says: "a foreign origin that is echoed",
    expected: refused,
    change: { cors: { "access-control-allow-origin": [EVIL] } },
    origin: EVIL,
    effects: ["lets-in"],
  },
  {
    says: "a fixed origin written to everyone lets nobody else in",
    expected: refused,
    change: { cors: { "access-control-allow-origin": [APP] } },
    origin: EVIL,
    effects: ["policy-told"],
  },
  {
    says: "an origin with a path, which no browser sends",
    expected: refused,
    change: { cors: { "access-control-allow-origin": [`${EVIL}/x`] } },
    origin: `${EVIL}/x`,
    effects: ["impossible-origin"],
  },
  {
    says: "null, where a function lets everyone in",
    expected: refused,
    change: { cors: { "access-control-allow-origin": ["null"] } },
    origin: "null",
    settings: { allowOriginWhen: "returns true" },
    effects: ["null-by-function"],
  },
  { says: "a missing header", expected: allowed, change: { cors: {} }, effects: ["locks-out"] },
  {
    says: "the same origin on two lines",
    expected: allowed,
    change: { cors: { "access-control-allow-origin": [APP, APP] } },
    effects: ["locks-out"],
  },
  {
    says: "an asterisk that the application writes itself",
    expected: allowed,
    change: { cors: { "access-control-allow-origin": ["*"] } },
    handler: { set: [["Access-Control-Allow-Origin", "*"]] },
    effects: ["own-headers-kept"],
  },
  { says: "a lost Vary", expected: allowed, change: { vary: [] }, effects: ["vary-lost"] },
  { says: "a lost Vary on a preflight", expected: preflight, change: { vary: [] }, effects: ["vary-more"] },
  { says: "another status", expected: allowed, change: { status: 500 }, effects: ["answer-changed"] },
  { says: "an OPTIONS that is taken", expected: allowed, change: { handlerCalled: false }, effects: ["options-taken"] },
  { says: "a preflight that fails", expected: preflight, change: { status: 404 }, effects: ["locks-out"] },
  { says: "a preflight answered 200", expected: preflight, change: { status: 200 }, effects: ["other-success"] },
  {
    says: "a refused preflight answered 204",
    expected: refusedPreflight,
    change: { status: 204 },
    effects: ["other-refusal"],
  },
  {
    says: "a refused preflight that succeeds and names the origin",
    expected: refusedPreflight,
    change: { status: 204, cors: { "access-control-allow-origin": [EVIL] } },
    origin: EVIL,
    effects: ["lets-in", "other-refusal"],
  },
]

describe("what follows from another response", () => {
  test.each(ROWS)("$says", ({ expected, change, effects, origin = APP, settings = {}, handler = {} }) => {
    const isPreflight = expected.status === 204 || expected.status === 403
    const vector: Case = {
      name: "",
      request: {
        method: isPreflight ? "OPTIONS" : "GET",
        headers: [["Origin", origin], ...(isPreflight ? [["Access-Control-Request-Method", "PUT"] as const] : [])],
      },
      handler,
      response: "",
      handlerCalled: expected.handlerCalled,
    }
    const group: Group = { name: "", settings, cases: [] }
    expect(effectsOf(vector, group, { ...expected, ...change }, expected)).toEqual(effects)
  })
})

test("docs/comparison.md is about the versions of the lock file; if not, run `npm run comparison`", () => {
  const page = readFileSync(new URL("../../docs/comparison.md", import.meta.url), "utf8")
  expect(PEERS.map(titleOf).filter((title) => !page.includes(title))).toEqual([])
  expect(page).toMatch(/ofcors in its place/)
})
