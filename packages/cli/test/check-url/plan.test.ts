import { describe, expect, test } from "vitest"
import { type ProbeSubject, planNearMisses, planProbes, slashTwin } from "../../src/check-url/probes/plan.ts"

const SUBJECT: ProbeSubject = {
  url: "http://localhost:8000/api/items?page=2",
  origin: "http://localhost:3000",
  pageOrigin: "http://localhost:3000",
  method: "DELETE",
  headers: [
    ["Authorization", "Bearer abc"],
    ["Content-Type", "application/json"],
  ],
  unsafeNames: "authorization,content-type",
  location: undefined,
  nonce: "abcd",
}

describe("the probes of a request that changes something", () => {
  const plan = planProbes(SUBJECT)

  test("are GET and OPTIONS only, and carry no body's headers", () => {
    for (const { method, headers } of plan.values()) {
      expect(["GET", "OPTIONS"]).toContain(method)
      expect(headers.some(([name]) => name === "Content-Type")).toBe(false)
    }
  })

  test("each ask something else", () => {
    const asked = [...plan.values()].map((question) => JSON.stringify(question))
    expect(new Set(asked).size).toBe(asked.length)
  })

  test("preflights never carry the script's headers", () => {
    const preflights = [...plan].filter(([name]) => name.startsWith("preflight"))
    expect(preflights.length).toBeGreaterThan(5)
    for (const [, { headers }] of preflights) expect(headers.some(([name]) => name === "Authorization")).toBe(false)
  })

  test("the twin has a slash, the sibling its folder, the nonsense path none", () => {
    expect(plan.get("get-twin")?.url).toBe("http://localhost:8000/api/items/?page=2")
    expect(plan.get("get-sibling")?.url).toBe("http://localhost:8000/api/ofcors-abcd")
    expect(plan.get("get-nonsense")?.url).toBe("http://localhost:8000/ofcors-abcd")
    expect(plan.get("get-fresh")?.url).toBe("http://localhost:8000/api/items?page=2&ofcors=abcd")
  })
})

test("near misses ask as the request failed", () => {
  expect(planNearMisses(SUBJECT, "preflight").every(({ question }) => question.method === "OPTIONS")).toBe(true)
  expect(planNearMisses(SUBJECT, "actual").every(({ question }) => question.method === "GET")).toBe(true)
  expect(planNearMisses(SUBJECT, "actual").map(({ origin }) => origin)).toContain("http://localhost:8000")
})

test.each([
  ["http://a.test/x", "http://a.test/x/"],
  ["http://a.test/x/?q", "http://a.test/x?q"],
  ["http://a.test/", undefined],
  ["http://a.test/x.json", undefined],
])("the twin of %s is %s", (url, twin) => expect(slashTwin(url)).toBe(twin))
