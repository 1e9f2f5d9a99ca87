import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, onTestFinished, test } from "vitest"

const ROOT = join(import.meta.dirname, "..")
const PAGES = join(ROOT, "docs/migrating")
const PAGE = "http://localhost:3000"
const EVIL = "https://evil.example"

// Inside the repository, so that the programs find the packages that they import.
const folder = mkdtempSync(join(ROOT, "conformance/.docs-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** Servers listen on a free port, and say which. */
const preload = join(folder, "preload.mjs")
writeFileSync(
  preload,
  `import net from "node:net"
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...options) {
  this.once("listening", () => console.log("PORT " + this.address().port))
  return listen.call(this, { port: 0, host: "127.0.0.1" }, options.find((option) => typeof option === "function"))
}
`,
)

type Ask = (path: string, init?: RequestInit & { origin?: string }) => Promise<Response>

/** Runs a program; `undefined` where it ends before it listens. */
async function startProgram(code: string): Promise<Ask | undefined> {
  const file = join(folder, `program-${Math.random().toString(36).slice(2)}.mjs`)
  writeFileSync(file, code)
  const child: ChildProcess = spawn(process.execPath, ["--import", preload, file], {
    stdio: ["ignore", "pipe", "ignore"],
  })
  onTestFinished(() => void child.kill())
  let printed = ""
  for await (const chunk of child.stdout!) {
    printed += String(chunk)
    const [, port] = /PORT (\d+)/.exec(printed) ?? []
    if (port === undefined) continue
    child.stdout!.resume()
    return (path, { origin, headers, ...init } = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        ...init,
        headers: { ...(headers as Record<string, string>), ...(origin === undefined ? {} : { origin }) },
      })
  }
  return undefined
}

const preflight = (origin: string, asked = "content-type"): RequestInit & { origin: string } => ({
  method: "OPTIONS",
  origin,
  headers: { "access-control-request-method": "PUT", "access-control-request-headers": asked },
})

/** A sentence of the pages, and how both programs show that it is true. */
interface Claim {
  readonly says: string
  /** Changes both programs first. */
  readonly edit?: (program: string) => string
  readonly before: (ask: Ask) => Promise<void>
  /** `refused`: the program does not start. */
  readonly after: ((ask: Ask) => Promise<void>) | "refused"
}

const header = async (answer: Promise<Response>, name: string): Promise<string | null> =>
  (await answer).headers.get(name)
const MAX_AGE = "access-control-max-age"
const ALLOW_ORIGIN = "access-control-allow-origin"
const ALLOW_HEADERS = "access-control-allow-headers"

const everyoneWithCookies = (program: string): string =>
  program
    .replace(/origin: \[.*?\],/, "origin: true,")
    .replace(/origin: \(ctx\).*,/, "")
    .replace('allowedOrigins: ["http://localhost:3000"]', "allowAllOrigins: true")

const broken = (program: string): string =>
  program
    .replace('app.get("/api/items"', 'app.get("/api/broken", () => { throw "broken" })\napp.get("/api/items"')
    .replace("app.use((ctx) => {", 'app.use((ctx) => {\n  if (ctx.path === "/api/broken") throw "broken"')

const CLAIMS: readonly Claim[] = [
  {
    says: "A preflight from a foreign origin was answered 204 with the lists of methods; it is answered 403",
    async before(ask) {
      const { status, headers } = await ask("/api/items", preflight(EVIL))
      expect([status, headers.has("access-control-allow-methods")]).toEqual([204, true])
    },
    after: refusesForeignPreflights,
  },
  {
    says: "A preflight from a foreign origin reached the application; it is answered 403",
    async before(ask) {
      expect((await ask("/api/items", preflight(EVIL))).headers.get("allow")).toBe("GET, PUT")
    },
    after: refusesForeignPreflights,
  },
  ...[204, 400].map((status): Claim => ({
    says: `An \`OPTIONS\` request that is no preflight was answered ${status} by the package`,
    async before(ask) {
      const answer = await ask("/api/items", { method: "OPTIONS", origin: PAGE })
      expect([answer.status, answer.headers.get("allow")]).toEqual([status, null])
    },
    async after(ask) {
      expect(await header(ask("/api/items", { method: "OPTIONS", origin: PAGE }), "allow")).toBe("GET, PUT")
    },
  })),
  {
    says: "Any request header was allowed, because the request's own list was echoed",
    async before(ask) {
      expect(await header(ask("/api/items", preflight(PAGE, "x-anything")), ALLOW_HEADERS)).toBe("x-anything")
    },
    async after(ask) {
      const names = await header(ask("/api/items", preflight(PAGE, "x-anything")), ALLOW_HEADERS)
      expect(names).toMatch(/^accept,\s?authorization,/)
      expect(names).not.toContain("x-anything")
    },
  },
  {
    says: "Browsers remembered a preflight for 5 seconds",
    before: async (ask) => expect(await header(ask("/api/items", preflight(PAGE)), MAX_AGE)).toBeNull(),
    after: async (ask) => expect(await header(ask("/api/items", preflight(PAGE)), MAX_AGE)).toBe("86400"),
  },
  {
    says: "A handler that sets `Vary` erased `Vary: Origin`",
    before: async (ask) => expect(await header(ask("/api/cached", { origin: PAGE }), "vary")).toBe("Accept-Encoding"),
    after: async (ask) => expect(await header(ask("/api/cached", { origin: PAGE }), "vary")).toMatch(/\bOrigin\b/),
  },
  {
    says: "A regular expression was searched anywhere in the origin",
    edit: (program) =>
      program
        .replace('origin: ["http://localhost:3000"]', "origin: /example\\.com$/")
        .replace('allowedOrigins: ["http://localhost:3000"]', "allowedOriginRegexes: [/example\\.com$/]"),
    async before(ask) {
      const origin = "https://evil-example.com"
      expect(await header(ask("/api/items", { origin }), ALLOW_ORIGIN)).toBe(origin)
    },
    after: "refused",
  },
  {
    says: "lets every page of the web read answers with its visitors' cookies",
    edit: everyoneWithCookies,
    async before(ask) {
      const { headers } = await ask("/api/items", { origin: EVIL })
      expect([headers.get(ALLOW_ORIGIN), headers.get("access-control-allow-credentials")]).toEqual([EVIL, "true"])
    },
    after: "refused",
  },
  {
    says: "A handler that throws a string loses every header",
    edit: broken,
    async before(ask) {
      const { status, headers } = await ask("/api/broken", { origin: PAGE })
      expect([status, headers.get(ALLOW_ORIGIN)]).toEqual([500, null])
    },
    async after(ask) {
      const { status, headers } = await ask("/api/broken", { origin: PAGE })
      expect([status, headers.get(ALLOW_ORIGIN)]).toEqual([500, PAGE])
    },
  },
]

async function refusesForeignPreflights(ask: Ask): Promise<void> {
  const { status, headers } = await ask("/api/items", preflight(EVIL))
  expect([status, [...headers.keys()].filter((name) => name.startsWith("access-control-"))]).toEqual([403, []])
}

describe.each(readdirSync(PAGES).filter((name) => name !== "README.md"))("docs/migrating/%s", (name) => {
  const text = readFileSync(join(PAGES, name), "utf8")
  const [before, after] = [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code = ""]) => code)
  const bullets = [...text.matchAll(/^- (.*)$/gm)].map(([, bullet = ""]) => bullet)

  test("the page that is allowed reads the same before and after", async () => {
    for (const program of [before!, after!]) {
      const ask = await startProgram(program)
      const answer = await ask!("/api/items", { origin: PAGE })
      expect(answer.headers.get(ALLOW_ORIGIN)).toBe(PAGE)
      expect(answer.headers.get("access-control-allow-credentials")).toBe("true")
      expect(await answer.json()).toEqual(["tea", "milk"])
      expect(await header(ask!("/api/items", { origin: EVIL }), ALLOW_ORIGIN)).toBeNull()
    }
  })

  test.each(bullets)("%s", async (bullet) => {
    const claim = CLAIMS.find(({ says }) => bullet.includes(says))
    if (claim === undefined) throw new Error("no test shows that this is true")
    const { edit = (program: string) => program } = claim
    expect(claim.edit === undefined || edit(before!) !== before).toBe(true)
    await claim.before((await startProgram(edit(before!)))!)
    const ask = await startProgram(edit(after!))
    if (claim.after === "refused") expect(ask).toBeUndefined()
    else await claim.after(ask!)
  })
})
