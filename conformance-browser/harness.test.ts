import { describe, expect, test } from "vitest"
import { smallerScenarios, shrink } from "./compare/shrink.ts"
import { generateScenario, generateScenarios } from "./generate/generate.ts"
import { Placeholders } from "./scenario/places.ts"
import { isFetchStep, type Scenario } from "./scenario/scenario.ts"
import { AnswerBook } from "./server/answer-book.ts"
import { RequestReader } from "./server/read-request.ts"
import { writeAnswer } from "./server/write-answer.ts"

const PLACES = { page: "localhost:1", api: "localhost:2", other: "localhost:3", site: "127.0.0.1:4" }

describe("the reader of requests", () => {
  const post = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nX-A: 1\r\nx-a:  2 \r\n\r\nabc"
  const chunked = "patch /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"

  test.each([1, 7, 1000])("gives the same requests whether bytes come %i at a time or more", (size) => {
    const reader = new RequestReader()
    const bytes = post + chunked
    const read = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      reader.push(bytes.slice(index * size, (index + 1) * size)),
    ).flat()
    expect(read).toEqual([
      {
        method: "POST",
        target: "/a",
        headers: [
          ["Host", "x"],
          ["Content-Length", "3"],
          ["X-A", "1"],
          ["x-a", "2"],
        ],
        body: "abc",
      },
      { method: "patch", target: "/b", headers: [["Transfer-Encoding", "chunked"]], body: "abc" },
    ])
  })
})

describe("placeholders", () => {
  const placeholders = new Placeholders(PLACES, 7)

  test.each([
    ["{api}/~/a?q=1", "http://localhost:2/s/7/a?q=1"],
    ["http://user@{site.host}/~/a", "http://user@127.0.0.1:4/s/7/a"],
    ["{page}, {other}", "http://localhost:1, http://localhost:3"],
  ])("%s is filled in and taken out again", (written, filled) => {
    expect(placeholders.fill(written)).toBe(filled)
    expect(placeholders.restore(filled)).toBe(written)
  })

  test("the request's own origin is filled in where it had one", () => {
    expect(placeholders.fill("{origin}", "null")).toBe("null")
    expect(placeholders.fill("{origin}")).toBe("")
  })
})

describe("answers", () => {
  const scenario: Scenario = {
    name: "two answers",
    steps: [],
    resources: {
      "api/a": {
        preflight: [{ status: 204, headers: [["X-N", "preflight"]] }],
        actual: [
          {
            status: 200,
            headers: [
              ["x-two", "1"],
              ["X-Two", "2"],
            ],
            body: "one",
          },
          { status: 200, headers: [], body: "two" },
        ],
      },
    },
  }
  const get = { method: "GET", headers: [] }

  test("come one after the other, and the last is repeated", () => {
    const answers = new AnswerBook(scenario)
    expect([1, 2, 3].map(() => answers.next("api", "a?q", get).body)).toEqual(["one", "two", "two"])
  })

  test("to preflights are counted apart", () => {
    const answers = new AnswerBook(scenario)
    const preflight = { method: "OPTIONS", headers: [["access-control-request-method", "PUT"] as const] }
    expect(answers.next("api", "a", preflight).status).toBe(204)
    expect(answers.next("api", "a", { method: "OPTIONS", headers: [] }).body).toBe("one")
  })

  test("are 404 for what the scenario does not have", () => {
    expect(new AnswerBook(scenario).next("other", "a", get).status).toBe(404)
  })

  test("keep repeated header lines and their case", () => {
    const answer = new AnswerBook(scenario).next("api", "a", get)
    expect(writeAnswer(answer, get, new Placeholders(PLACES, 1))).toBe(
      "HTTP/1.1 200 OK\r\nx-two: 1\r\nX-Two: 2\r\nContent-Length: 3\r\n\r\none",
    )
  })
})

describe("generated scenarios", () => {
  test("are the same for the same seed, whatever was generated before", () => {
    expect(generateScenarios(5, 20)[13]).toEqual(generateScenario(5, 13))
  })

  test("differ from seed to seed", () => {
    expect(generateScenarios(5, 5)).not.toEqual(generateScenarios(6, 5))
  })

  test("reach every part of the protocol", () => {
    const text = generateScenarios(1, 2000).map((scenario) => JSON.stringify(scenario))
    const parts = [
      '"mode":"no-cors"',
      '"mode":"same-origin"',
      '"credentials":"include"',
      '"redirect":"manual"',
      '"redirect":"error"',
      '"cache":"no-store"',
      "Access-Control-Expose-Headers",
      "Access-Control-Max-Age",
      "waitMilliseconds",
      "Set-Cookie",
      "ETag",
      "Vary",
      '"fault"',
      "user:pass@",
      "Cross-Origin-Resource-Policy",
      '"status":301',
      '"status":302',
      '"status":303',
      '"status":307',
      '"status":308',
      '"status":304',
      "patch",
      "TRACE",
      "Authorization",
      "Range",
    ]
    expect(parts.filter((part) => text.filter((scenario) => scenario.includes(part)).length < 3)).toEqual([])
  })
})

describe("shrinking", () => {
  test("ends at a scenario that still shows it and of which nothing more can go", async () => {
    const big = generateScenarios(1, 400).find(
      (scenario) => scenario.steps.filter(isFetchStep).length > 2 && JSON.stringify(scenario).includes('"PUT"'),
    ) as Scenario
    const shows = (scenario: Scenario) => JSON.stringify(scenario.steps).includes('"PUT"')
    const smallest = await shrink(big, async (scenarios) => scenarios.map(shows))
    expect(shows(smallest)).toBe(true)
    expect(smallerScenarios(smallest).some(shows)).toBe(false)
    expect(smallest.steps.length).toBe(1)
    expect(smallest.resources).toEqual({})
  })
})
