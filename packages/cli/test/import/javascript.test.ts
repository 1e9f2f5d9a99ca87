import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type CorsSettings, createPolicy } from "ofcors"
import { describe, expect, onTestFinished, test } from "vitest"
import { readSetups } from "../../src/import/javascript/read-setups.ts"
import { translateSetup } from "../../src/import/javascript/translate-setup.ts"
import type { PolicyDocument } from "../../src/policy-file/policy-document.ts"
import { readRegexes } from "../../src/policy-file/read-regexes.ts"
import { type Ending, run } from "../support/command.ts"
import { IMPORTS, startPeer } from "./peers.ts"

const ORIGINS = [
  "https://app.example.com",
  "https://admin.example.com",
  "http://app.example.com",
  "https://example.com",
  "https://evil-example.com",
  "https://app.example.com.evil.test",
  "https://evil.test",
  "http://localhost:3000",
  "http://localhost:5173",
  "null",
]

function write(source: string, name = "server.ts"): string {
  const folder = mkdtempSync(join(tmpdir(), "ofcors-import-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, name)
  writeFileSync(file, source)
  return file
}

const importOf = (source: string, line = ""): Promise<Ending> => run(["import", write(source) + line])

/** Options as they are written; `exact` where the imported policy lets in exactly the same origins. */
const OPTIONS: readonly { readonly written: string; readonly exact: readonly string[]; readonly code?: number }[] = [
  { written: '{ origin: "https://app.example.com" }', exact: ["cors", "@fastify/cors", "@koa/cors", "hono/cors"] },
  {
    written: '{ origin: "http://localhost:3000", credentials: true }',
    exact: ["cors", "@fastify/cors", "@koa/cors", "hono/cors"],
  },
  {
    written: '{ origin: ["https://app.example.com", "http://localhost:3000"], credentials: true }',
    exact: ["cors", "@fastify/cors", "hono/cors"],
  },
  { written: "{}", exact: ["cors", "@fastify/cors", "@koa/cors", "hono/cors"] },
  { written: '{ origin: "*" }', exact: ["cors", "@fastify/cors", "@koa/cors", "hono/cors"] },
  { written: "{ origin: true }", exact: ["cors", "@fastify/cors"] },
  { written: "{ origin: true, credentials: true }", exact: [] },
  { written: "{ credentials: true }", exact: [] },
  { written: "{ origin: /^https:\\/\\/[a-z]+\\.example\\.com$/ }", exact: ["cors", "@fastify/cors"] },
  { written: "{ origin: [/\\.example\\.com$/], credentials: true }", exact: [] },
  { written: "{ origin: /example\\.com$/ }", exact: [] },
  { written: "{ origin: /example/ }", exact: [] },
  { written: "{ origin: [/\\.vercel\\.app$/], credentials: true }", exact: [] },
  { written: '{ origin: ["https://app.example.com/", "app.example.com", "https://*.example.com"] }', exact: ["cors"] },
  { written: '{ origin: ["null", "https://app.example.com"], credentials: true }', exact: [] },
  {
    written: '{ origin: ["http://app.example.com"], credentials: true }',
    exact: ["cors", "@fastify/cors", "hono/cors"],
  },
  { written: "{ origin: (origin, done) => done(null, true) }", exact: [] },
  { written: "{ origin: undefined }", exact: [] },
  { written: "{ origin: false }", exact: ["cors"] },
]

describe("no imported policy lets an origin in that the package refuses", () => {
  for (const name of Object.keys(IMPORTS)) {
    test.each(OPTIONS)(`${name} with $written`, async ({ written, exact }) => {
      const [found] = readSetups(write(IMPORTS[name]!.replace("OPTIONS", written)), undefined, new Map())
      const { policy, notes } = translateSetup(found!.setup)
      const settings: CorsSettings = { ...(readRegexes(policy ?? {}) as CorsSettings), explain: false }
      const ours = createPolicy(settings as never)
      const { default: options } = (await import(write(`export default ${written}`, "options.mjs"))) as {
        default: object
      }
      const peer = await startPeer(name, options)
      const more: string[] = []
      const less: string[] = []
      for (const origin of ORIGINS) {
        const [here, there] = [ours.allowsOrigin(origin), await peer(origin)]
        if (here && !there) more.push(origin)
        if (there && !here) less.push(origin)
      }
      // What never worked, and is noted as such, is taken as it was meant.
      const isMeant = notes.some(({ code }) => ["everyone-with-credentials", "origin-list-sent-whole"].includes(code))
      expect(isMeant ? [] : more).toEqual([])
      if (exact.includes(name)) expect(less).toEqual([])
      // Whatever is lost is said.
      if (less.length > 0) expect(notes).not.toEqual([])
    })
  }
})

describe("import of a source file", () => {
  test("prints the policy, and nothing where nothing is lost", async () => {
    const { code, stdout, stderr } = await importOf(
      `import cors from "cors"
       const ORIGINS = ["https://app.example.com"]
       app.use(cors({ origin: ORIGINS, credentials: true, methods: "GET,PUT", allowedHeaders: ["Content-Type"], exposedHeaders: "X-Total", maxAge: 60 }))`,
    )
    expect({ code, stderr, policy: JSON.parse(stdout) as unknown }).toEqual({
      code: 0,
      stderr: "",
      policy: {
        allowedOrigins: ["https://app.example.com"],
        allowCredentials: true,
        allowMethods: ["GET", "PUT"],
        allowHeaders: ["Content-Type"],
        exposeHeaders: ["X-Total"],
        preflightMaxAge: 60,
      },
    })
  })

  test.each([
    { what: "an environment variable", origin: "process.env.CLIENT_URL", says: "settingsFromEnv", known: undefined },
    {
      what: "a list of one",
      origin: 'process.env.ORIGINS.split(",")',
      says: "`ORIGINS` is known only",
      known: undefined,
    },
    {
      what: "a default",
      origin: 'process.env.CLIENT_URL || "http://localhost:3000"',
      says: "[option-from-default]",
      known: ["http://localhost:3000"],
    },
    {
      what: "a function",
      origin: "(origin, done) => done(null, ok(origin))",
      says: "allowOriginWhen",
      known: undefined,
    },
  ])("says how $what is written here", async ({ origin, says, known }) => {
    const { code, stdout, stderr } = await importOf(`import cors from "cors"\napp.use(cors({ origin: ${origin} }))`)
    expect(code).toBe(1)
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(says)
    expect((JSON.parse(stdout) as PolicyDocument).allowedOrigins).toEqual(known)
  })

  test("asks which of several calls is meant, and takes the one in a line", async () => {
    const source = `import cors from "cors"
app.use("/a", cors({ origin: "https://a.example" }))
app.use("/b", cors({ origin: "https://b.example" }))
`
    const { code, stdout, stderr } = await importOf(source)
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" })
    expect(stderr.replaceAll(/\s+/g, " ")).toContain("in line 2, 3, differently each time")
    const second = await importOf(source, ":3")
    expect(JSON.parse(second.stdout)).toMatchObject({ allowedOrigins: ["https://b.example"] })
  })

  test.each([
    { what: "no CORS package", source: "app.listen(3000)\n", says: "calls none of" },
    { what: "no JavaScript", source: "app.use(cors({\n", says: "no JavaScript or TypeScript" },
  ])("refuses a file with $what", async ({ source, says }) => {
    const { code, stderr } = await importOf(source)
    expect(code).toBe(3)
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(says)
  })

  test("prints no policy where a function chooses the options", async () => {
    const { code, stdout, stderr } = await importOf(
      'import cors from "cors"\napp.use(cors((request, done) => done(null, {})))',
    )
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" })
    expect(stderr).toContain("No policy was printed")
  })
})
