import { once } from "node:events"
import { describe, expect, test } from "vitest"
import { run, start } from "../support/command.ts"
import { serve } from "./serve.ts"
import { talk } from "./talk.ts"

const closed = (): Promise<string> => serve((_, response) => void response.end("[]"))
const open = (): Promise<string> =>
  serve((_, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*")
    response.end("[]")
  })

describe("ofcors check ends with", () => {
  test("0 where the page can read the response", async () => {
    const { code, stdout, stderr } = await run(["check", `${await open()}/api/items`])
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(stdout).toContain("READABLE: http://localhost:3000 can read GET")
  })

  test("1 where a browser blocks it, with one headline, cause and fix, in 80 columns and without colour", async () => {
    const { code, stdout, stderr } = await run(["check", `${await closed()}/api/items`, "-X", "PUT", "--credentials"])
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" })
    const titles = stdout.split("\n").filter((line) => /^[A-Z][^:]*(?: \(\w+\))?:/.test(line))
    expect(titles.map((line) => line.replace(/[ :].*/, ""))).toEqual(
      expect.arrayContaining(["BLOCKED", "Cause", "Fix", "Seen", "The", "More"]),
    )
    expect(stdout).toContain(">>    (no Access-Control-Allow-Origin)")
    expect(stdout).not.toContain("\x1b")
    const widest = stdout.split("\n").filter((line) => line.length > 80)
    // The address is one word, and no line of a snippet is broken.
    expect(widest.filter((line) => !line.startsWith("    "))).toEqual([])
  })

  test("3 where nothing answers", async () => {
    const { code, stdout } = await run(["check", "http://localhost:1024/"])
    expect(code).toBe(3)
    expect(stdout).toContain("[connection-refused]")
  })
})

describe("2 and a way out for", () => {
  test.each([
    {
      what: "a foreign server without a page",
      args: ["https://api.example.com/x"],
      says: "--from https://app.example.com",
    },
    {
      what: "a page without its scheme",
      args: ["http://localhost:8000", "--from", "localhost:3000"],
      says: "`http://localhost:3000`",
    },
    { what: "a header without a name", args: ["http://localhost:8000", "-H", "Bearer"], says: '-H "X-Tenant: acme"' },
    { what: "a body for a GET", args: ["http://localhost:8000", "-X", "GET", "--body", "x"], says: "-X POST" },
    { what: "a time of nothing", args: ["http://localhost:8000", "--timeout", "0"], says: "number of seconds" },
    { what: "a method with a space", args: ["http://localhost:8000", "-X", "GET /"], says: "is no method" },
    { what: "an engine that does not exist", args: ["http://localhost:8000", "--engine", "safari"], says: "webkit" },
    { what: "a misspelt flag", args: ["http://localhost:8000", "--credential"], says: "Did you mean --credentials?" },
    { what: "another scheme", args: ["ftp://localhost/x"], says: "Only http and https" },
    {
      what: "a file of certificates that is not there",
      args: ["https://localhost", "--ca", "/no/such/file"],
      says: "cannot be read",
    },
    {
      what: "JSON again and again",
      args: ["http://localhost:8000", "--json", "--watch"],
      says: "leave out --verify and --watch",
    },
    { what: "no target", args: [], says: "missing required argument" },
  ])("$what", async ({ args, says }) => {
    const { code, stdout, stderr } = await run(["check", ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" })
    expect(stderr).toContain(says)
  })
})

test("--json prints the documented shape, and nothing else", async () => {
  const url = `${await closed()}/api/items`
  const { code, stdout, stderr } = await run(["check", url, "--json", "--engine", "firefox"])
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" })
  const result = JSON.parse(stdout) as Record<string, unknown>
  expect(result).toMatchObject({
    version: 1,
    url,
    from: "http://localhost:3000",
    method: "GET",
    credentials: false,
    verdict: "blocked",
    causes: [
      {
        code: "cors-not-configured",
        certainty: "likely",
        fix: {
          stack: expect.any(String),
          where: expect.any(String),
          snippet: expect.stringContaining("http://localhost:3000"),
        },
        link: "docs/diagnostics/cors-not-configured.md",
      },
    ],
    diagnostics: [{ code: "allow-origin-missing", printedBy: ["firefox"] }],
  })
  expect(Object.keys(result["engines"] as object)).toEqual(["firefox"])
})

test("a host and port without a scheme are an address, and the check says what the page must write", async () => {
  const url = `${await open()}/api/items`
  const { code, stdout } = await run(["check", url.replace("http://", "")])
  expect(code).toBe(0)
  expect(stdout).toContain("[url-missing-scheme]")
})

/** A server that allows nobody until it is told to. */
async function mendable(): Promise<{ readonly url: string; readonly mend: () => void }> {
  let isMended = false
  const origin = await serve((_, response) => {
    if (isMended) response.setHeader("Access-Control-Allow-Origin", "*")
    response.end("[]")
  })
  return { url: `${origin}/api/items`, mend: () => void (isMended = true) }
}

test("--verify checks again after Enter, and says what has changed", async () => {
  const { url, mend } = await mendable()
  const { enter, untilPrinted, ending } = talk(["check", url, "--verify"])
  await untilPrinted("More about it")
  enter()
  await untilPrinted("Nothing has changed")
  mend()
  enter()
  const { code, stdout, stderr } = await ending()
  expect(code).toBe(0)
  expect(stderr).toContain("Press Enter")
  expect(stdout).toContain("It was blocked, and is readable now.")
  expect(stdout.replace(/\s+/g, " ")).toContain("Mended: The response (status 200) has no CORS headers.")
})

test("--verify ends with the last verdict when the input ends", async () => {
  const { url } = await mendable()
  const { leave, ending } = talk(["check", url, "--verify"])
  leave()
  expect((await ending()).code).toBe(1)
})

test("--watch checks until it passes", async () => {
  const { url, mend } = await mendable()
  const running = start(["check", url, "--watch"])
  await running.untilPrinted("More about it")
  mend()
  const { code, stdout } = await running.ending
  expect(code).toBe(0)
  expect(stdout).toContain("It was blocked, and is readable now.")
})

test("a reader that closes the pipe early is nobody's mistake", async () => {
  const running = start(["check", `${await closed()}/api/items`])
  running.child.stdout?.destroy()
  const [code] = (await once(running.child, "close")) as [number]
  expect([0, 1]).toContain(code)
})
