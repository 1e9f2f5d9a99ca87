import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { type Ending, run } from "../support/command.ts"

const folder = mkdtempSync(join(tmpdir(), "ofcors-policy-files-"))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string | Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

/** Runs the built command on a file, shown without its folder. */
async function check(name: string, text: string | Uint8Array, ...flags: readonly string[]): Promise<Ending> {
  const ending = await run(["check", write(name, text), ...flags])
  const short = (output: string): string => output.replaceAll(`${folder}/`, "")
  return { ...ending, stdout: short(ending.stdout), stderr: short(ending.stderr) }
}

const good =
  '{ "allowedOrigins": ["https://app.example.com"], "allowedOriginRegexes": ["^https://pr-[0-9]+\\\\.example\\\\.com$"] }'
const bad = `{
  // who may call
  "allowedOrigins": ["https://app.example.com/", "http://localhost:3000"],
  "allowedOriginRegexes": ["^https://.*example\\\\.com$", "^https://(\\\\w+\\\\.?)+\\\\.example\\\\.com$"],
  "allowMethod": ["GET"],
}`

describe("a policy file", () => {
  test("without mistakes says what it allows, and what was proved", async () => {
    const { code, stdout, stderr } = await check("good.json", good)
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(stdout).toBe(`good.json: nothing to object to.

Patterns, proved against every origin that a browser can send
  allowedOriginRegexes[0] \`/^https:\\/\\/pr-[0-9]+\\.example\\.com$/\`: no hostile
    origin. It stays within \`example.com\`.

Every path
  Pages on \`https://app.example.com\` and on origins that match
  \`^https://pr-[0-9]+\\.example\\.com$\` may read responses, without cookies.
  They may send DELETE, GET, OPTIONS, PATCH, POST, PUT, and set the headers
  accept, authorization, content-type, user-agent, x-csrftoken,
  x-requested-with.
  Scripts may read the seven response headers that are always safe, such as
  Content-Type.
  Browsers remember a preflight: Firefox for 24 hours, Chromium for 2 hours,
  WebKit for 10 minutes.
  Everyone else is answered without CORS headers: requests arrive, but scripts
  cannot read the response.
`)
  })

  test("with mistakes shows each with its place, the worst first, and ends with 1", async () => {
    const { code, stdout } = await check("bad.json", bad)
    expect(code).toBe(1)
    // The headline was wrapped with the folder's name in it.
    const unwrapped = stdout.replace(/^(.*)\n(?=\S)/, "$1 ")
    expect(unwrapped.split("\n").filter((line) => /^(?:error|warning|note|bad)\b/.test(line))).toEqual([
      "bad.json: 4 errors, 1 warning. No server starts with these settings.",
      "error setting-unknown bad.json:5:3",
      "error origin-has-trailing-slash bad.json:3:22",
      "error regex-catastrophic bad.json:4:57",
      "error lets-in-foreign-site bad.json:4:28",
      "warning development-origins bad.json:3:50",
    ])
    expect(stdout).toContain('  3 | "allowedOrigins": ["https://app.example.com/", "http://localhost:300')
    expect(stdout).toContain("    |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^\n")
    expect(stdout).toContain("Write `https://app.example.com`.")
    expect(stdout).toContain("`https://evilexample.com`")
    expect(stdout).toContain("then `.aa` again and again")
  })

  test.each([good, bad])("fits into 80 columns and into ASCII", async (text) => {
    const { stdout } = await check("wide.json", text)
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([])
    expect(stdout).toMatch(/^[\n\x20-\x7e]*$/)
  })

  test("is reported as JSON, with the same findings", async () => {
    const { code, stdout, stderr } = await check("bad.json", bad, "--json")
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" })
    const report = JSON.parse(stdout) as { findings: { code: string }[]; patterns: { verdicts: unknown[] }[] }
    expect(report).toMatchObject({
      version: 1,
      verdict: "errors",
      starts: false,
      counts: { errors: 4, warnings: 1, notes: 0 },
      rules: [],
    })
    expect(report.findings.find((finding) => finding.code === "lets-in-foreign-site")).toMatchObject({
      severity: "error",
      setting: "allowedOriginRegexes[0]",
      corrected: 'allowedOrigins: ["https://example.com","https://*.example.com"]',
      origins: ["https://evilexample.com", "https://xexample.com"],
      line: 4,
      column: 28,
      docs: "docs/policy-file.md#lets-in-foreign-site",
    })
    expect(report.patterns[0]?.verdicts).toEqual([
      {
        matching: "ofcors",
        verdict: "hostile",
        witnesses: [{ hostility: "foreign-site", origin: "https://xexample.com", example: "https://evilexample.com" }],
      },
    ])
  })

  test("cannot send a terminal a command", async () => {
    const hostile = JSON.stringify({
      allowedOrigins: ["https://a\u001b[2J.example\u0007", "https://\u009b1m"],
      "\u001b]0;x\u0007": 1,
    })
    for (const flags of [[], ["--json"]]) {
      const { code, stdout, stderr } = await check("hostile.json", hostile, ...flags)
      expect(code).toBe(1)
      expect(stdout + stderr).toMatch(/^[\n\x20-\x7e]*$/)
    }
  })
})

describe("a module", () => {
  test.each([
    ["default.mjs", "export default { allowedOrigins: ['https://a.example/'] }", "default.mjs:1:35"],
    ["named.mjs", "export const policy = [{ allowedOrigins: ['https://a.example/'] }]", "named.mjs:1:43"],
    ["common.cjs", "exports.corsSettings = { allowedOrigins: ['https://a.example/'] }", "common.cjs:1:43"],
    [
      "typed.ts",
      'type S = object\nexport const settings: S = { allowedOrigins: ["https://a.example/"] }',
      "typed.ts:2:47",
    ],
    ["later.mjs", "export default Promise.resolve({ allowedOrigins: ['https://a.example/'] })", "later.mjs:1:51"],
    ["made.mjs", "const slash = '/'\nexport default { allowedOrigins: ['https://a.example' + slash] }", "made.mjs\n"],
  ])("%s is loaded, and a finding shows its place where that is known", async (name, text, place) => {
    const { code, stdout } = await check(name, text)
    expect(code).toBe(1)
    expect(stdout).toContain(`error origin-has-trailing-slash ${place}`)
  })

  test("keeps functions and regular expressions", async () => {
    const { code, stdout } = await check(
      "live.mjs",
      "export default { allowOriginWhen: async () => true, explain() {}, allowedOriginRegexes: [/^https:\\/\\/.+example\\.com$/i] }",
    )
    expect(code).toBe(1)
    expect(stdout).toContain("lets-in-foreign-site live.mjs:1:90")
    expect(stdout).toContain("note function-decides")
  })

  test("that makes a policy of mistaken settings gets their findings", async () => {
    const error =
      "Object.assign(new Error('x'), { name: 'SettingsError', diagnostics: [{ code: 'nobody-allowed', severity: 'error', message: 'm', facts: {} }] })"
    const { code, stdout } = await check("made-policy.mjs", `throw ${error}`)
    expect(code).toBe(1)
    expect(stdout).toContain("error nobody-allowed made-policy.mjs")
  })

  test("may print, which does not get into the JSON", async () => {
    const { code, stdout } = await check(
      "prints.mjs",
      "console.log('{ \\x1b[2J'); console.error('e'); export default { allowAllOrigins: true }",
      "--json",
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: "ok",
      notes: [expect.stringContaining("printed while it was loaded: { ?[2J")],
    })
  })

  test("may leave a server running", async () => {
    const { code } = await check(
      "server.mjs",
      "import { createServer } from 'node:http'; createServer().listen(0); export default { allowAllOrigins: true }",
    )
    expect(code).toBe(0)
  })
})

describe("what cannot be read ends with 3 and says why", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["throws.mjs", "throw new Error('no \\x1b[31mdatabase')", "throws when it is loaded: Error: no ?[31mdatabase"],
    ["broken.ts", "const x: = 1", "throws when it is loaded"],
    ["missing.mjs", "import './not-there.mjs'", "throws when it is loaded"],
    ["loops.mjs", "while (true);", "not loaded within 10 seconds"],
    ["waits.mjs", "await new Promise(() => {})", "ended the process (exit code 13)"],
    ["exits.mjs", "console.log('bye'); process.exit(4)", "ended the process (exit code 4)"],
    ["nothing.mjs", "", "exports nothing"],
    ["other.mjs", "export const origins = []", "exports `origins`, and no settings"],
    ["function.mjs", "export default () => ({})", "`default` is a function"],
    ["policy.mjs", "export const policy = { decide() {} }", "does not show its settings"],
    [
      "throwing.mjs",
      "export default { get allowedOrigins() { throw new Error('no') } }",
      "throws when it is loaded: Error: no",
    ],
    ["weak.mjs", "export default { allowedOrigins: new WeakMap() }", "cannot be read"],
    ["open.json", '{ "allowedOrigins": [', "open.json:1:22"],
    ["empty.json", "", "the file is empty"],
    ["binary.json", new Uint8Array([0xff, 0xfe, 0x00]), "not UTF-8"],
    ["policy.yaml", "a: 1", "a policy file ends in .json"],
  ])("%s", async (name, text, says) => {
    const { code, stdout, stderr } = await check(name, text)
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" })
    expect(stderr.replace(/\n */g, " ")).toContain(says)
    expect(stderr.split("\n").filter((line) => line.length > 80)).toEqual([])
  })

  test.each(["none.json"])("%s, which is no file", async (name) => {
    const { code, stdout } = await run(["check", join(folder, name), "--json"])
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, verdict: "unreadable" })
  })
})
