import { once } from "node:events"
import { connect } from "node:net"
import { afterEach, describe, expect, test } from "vitest"
import { type Demo, run, start, startDemo } from "./support/command.ts"
import { freePorts, hold, release } from "./support/free-ports.ts"

const DEFAULT_PORTS = [8000, 3000, 3001]

let demo: Demo | undefined

afterEach(async () => {
  if (demo?.child.exitCode === null) await demo.stop()
  demo = undefined
})

describe("a start", () => {
  test("says where to look, what to click, what the settings are and how to stop", async () => {
    demo = await startDemo()
    const { api, page, otherPage } = demo
    for (const text of [api, page, otherPage, "Run all", `allowedOrigins: ["${page}"]`, "allowCredentials: true"]) {
      expect(demo.stdout()).toContain(text)
    }
    expect(
      demo
        .stdout()
        .split("\n")
        .filter((line) => line.length > 80),
    ).toEqual([])
  })

  test("serves the page and its configuration on both origins, and nothing else", async () => {
    demo = await startDemo()
    for (const origin of [demo.page, demo.otherPage]) {
      const page = await fetch(origin)
      expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8")
      expect(page.headers.get("content-security-policy")).toContain(`connect-src 'self' ${demo.api};`)
      expect(await page.text()).toContain('<div id="root">')
      expect(await (await fetch(`${origin}/config.json`)).json()).toMatchObject({
        api: demo.api,
        pages: [demo.page, demo.otherPage],
        allowedPages: [demo.page],
      })
      expect((await fetch(`${origin}/..%2fmain.js`)).status).toBe(404)
      expect((await fetch(origin, { method: "POST" })).status).toBe(405)
    }
  })

  test.each(["127.0.0.1", "::1"])("answers on %s", async (host) => {
    demo = await startDemo()
    const socket = connect(Number(new URL(demo.api).port), host)
    await once(socket, "connect")
    socket.destroy()
  })

  // All of 127.0.0.0/8 is this machine, and a server on every address would answer there.
  test.runIf(process.platform === "linux")("listens on no other address", async () => {
    demo = await startDemo()
    for (const origin of [demo.api, demo.page, demo.otherPage]) {
      const socket = connect(Number(new URL(origin).port), "127.0.0.2")
      const [error] = (await once(socket, "error")) as [NodeJS.ErrnoException]
      expect(error.code).toBe("ECONNREFUSED")
    }
  })

  test("with an origin to allow has it in its settings", async () => {
    demo = await startDemo((otherPage) => [otherPage])
    expect(demo.stdout()).toContain(`allowedOrigins: ["${demo.page}", "${demo.otherPage}"]`)
    expect(demo.stdout()).toContain("allowed too")
  })
})

describe("a refusal", () => {
  test("is said in one line, with the reason and what to change", async () => {
    demo = await startDemo()
    await fetch(`${demo.api}/api/items`, { headers: { origin: demo.otherPage } })
    await demo.untilPrinted("not readable for")
    expect(demo.stdout()).toContain(
      `\n  refused GET /api/items: \`${demo.otherPage}\` is not an allowed origin: \`${demo.page}\` is, but the port differs. ` +
        `To allow it, add \`${demo.otherPage}\` to allowedOrigins and restart.\n`,
    )
  })

  test("cannot forge a line of its own", async () => {
    demo = await startDemo()
    const socket = connect(Number(new URL(demo.api).port), "127.0.0.1")
    socket.end(
      Buffer.from(
        "GET /api/items HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: \x9b2J\r\n\r\n",
        "latin1",
      ),
    )
    await once(socket.resume(), "close")
    await demo.untilPrinted("not readable for")
    // eslint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(demo.stdout()).not.toMatch(/[^\x20-\x7e\n]/)
  })
})

describe("Ctrl-C", () => {
  test.each([
    { what: "once", signals: ["SIGINT"] },
    { what: "twice, as npm passes it on", signals: ["SIGINT", "SIGINT"] },
    { what: "as SIGTERM", signals: ["SIGTERM"] },
  ] as const)("$what: says so and ends with 0", async ({ signals }) => {
    demo = await startDemo()
    for (const signal of signals) demo.child.kill(signal)
    expect(await demo.ending).toMatchObject({ code: 0, signal: null, stderr: "" })
    expect(demo.stdout()).toMatch(/\n {2}Stopped\.\n$/)
  })

  test("does not wait for connections that stay open, and gives the ports back", async () => {
    demo = await startDemo()
    const port = Number(new URL(demo.api).port)
    const unfinished = connect(port, "127.0.0.1")
    unfinished.write(
      "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
    )
    unfinished.on("error", () => {})
    await once(unfinished, "connect")
    const begin = Date.now()
    expect(await demo.stop()).toMatchObject({ code: 0 })
    expect(Date.now() - begin).toBeLessThan(2_000)
    await release(await hold(port))
  })
})

describe("a port that is taken", () => {
  test.each(["127.0.0.1", "::1"])("on %s alone is named, with a command that works", async (host) => {
    const [apiPort, pagePort, otherPagePort] = (await freePorts(3)) as [number, number, number]
    const holder = await hold(pagePort, host)
    const ports = `--api-port ${apiPort} --page-port ${pagePort} --other-page-port ${otherPagePort}`
    const { code, stdout, stderr } = await run(["demo", ...ports.split(" ")])
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" })
    expect(stderr).toContain(`error: Port ${pagePort} is taken: another \`ofcors demo\`?\n`)
    expect(stderr).toMatch(new RegExp(`To see who holds it:\n {2}.*\\b${pagePort}\\b`))

    const suggested = /\n {2}npx ofcors demo (.*)\n$/.exec(stderr)?.[1]
    expect(suggested).toMatch(new RegExp(`^--api-port ${apiPort} --page-port \\d+ --other-page-port ${otherPagePort}$`))
    const second = start(["demo", ...suggested!.split(" ")])
    await second.untilPrinted("Ctrl-C stops it")
    second.child.kill("SIGINT")
    expect(await second.ending).toMatchObject({ code: 0 })
    await release(holder)
  })

  test("is named together with the others, and what was opened is closed again", async () => {
    demo = await startDemo()
    const [, port] = demo.api.split("localhost:")
    const [free] = (await freePorts(1)) as [number]
    const args = ["--api-port", String(free), "--page-port", port!, "--other-page-port", new URL(demo.page).port]
    const { code, stderr } = await run(["demo", ...args], { npm_lifecycle_event: "start" })
    expect(code).toBe(1)
    expect(stderr.match(/Port \d+ is taken/g)).toEqual([`Port ${port} is taken`, `Port ${args[5]} is taken`])
    expect(stderr).toContain(`\n  npm start -- --api-port ${free} --page-port `)
    await release(await hold(free))
  })
})

describe("without flags", () => {
  test("the API is on 8000 and the page on 3000 and 3001", async () => {
    const running = start(["demo"])
    try {
      await running.untilPrinted("Ctrl-C stops it")
    } catch (error) {
      if (process.env["CI"]) throw error
      console.warn(`Not tested, because something on this machine holds a default port: ${String(error)}`)
      return
    }
    const answers = await Promise.all(DEFAULT_PORTS.map((port) => fetch(`http://localhost:${port}/`)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    running.child.kill("SIGINT")
    await running.ending
  })

  test("and with these taken, it names them and who usually holds them", async () => {
    const holders = await Promise.all(DEFAULT_PORTS.map((port) => hold(port).catch(() => undefined)))
    const { code, stderr } = await run(["demo"])
    expect(code).toBe(1)
    expect(stderr.split("\n").slice(0, 3)).toEqual([
      "error: Port 8000 is taken: another `ofcors demo`, or Django's runserver?",
      "error: Port 3000 is taken: another `ofcors demo`, or a React or Next.js server?",
      "error: Port 3001 is taken: another `ofcors demo`, or a React or Next.js server?",
    ])
    await Promise.all(holders.filter((holder) => holder !== undefined).map(release))
  })
})
