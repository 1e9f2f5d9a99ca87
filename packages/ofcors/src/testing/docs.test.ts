import { execFile } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { cors } from "../adapters/fetch.ts"
import { page } from "./index.ts"
import { corsMatchers } from "./vitest.ts"

const PAGE = readFileSync(join(import.meta.dirname, "../../../../docs/testing.md"), "utf8")
const require = createRequire(import.meta.url)

// Inside the repository, so that the programs find the packages that they import.
const folder = mkdtempSync(join(import.meta.dirname, "../../test/.docs-"))
afterAll(() => rmSync(folder, { recursive: true }))

const project = { type: "module", jest: { testMatch: ["<rootDir>/*.spec.mjs"], transform: {}, watchman: false } }
writeFileSync(join(folder, "package.json"), JSON.stringify(project))
// Without it, the configuration of this repository would be found.
writeFileSync(join(folder, "vitest.config.mjs"), "export default {}")

/** The examples for a test runner; those for Node alone run with all of the docs. */
test.each([
  {
    runner: "vitest",
    program: join(dirname(require.resolve("vitest/package.json")), "vitest.mjs"),
    file: "docs.test.mjs",
  },
  { runner: "jest", program: require.resolve("jest/bin/jest"), file: "docs.spec.mjs" },
])("the example for $runner passes in it", { timeout: 60_000 }, async ({ runner, program, file }) => {
  const [, code = ""] = new RegExp(`^\`\`\`js ${runner}\\n(.*?)^\`\`\`$`, "ms").exec(PAGE) ?? []
  const tests = code.match(/^test\(/gm)?.length ?? 0
  expect(tests).toBeGreaterThan(0)
  writeFileSync(join(folder, file), code)
  const options = runner === "vitest" ? ["run", "--no-color"] : ["--ci", "--no-cache"]
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      ["--experimental-vm-modules", program, ...options],
      { cwd: folder, env: { PATH: process.env["PATH"] ?? "", NO_COLOR: "1", NODE_ENV: "test" } },
      (_error, stdout, stderr) => resolve(stdout + stderr),
    )
  })
  expect(output).toMatch(new RegExp(`Tests:? +${tests} passed`))
})

test("a failing assertion prints what the page shows", async () => {
  expect.extend(corsMatchers)
  const [, shown] = /^```text\n(.*?)\n```$/ms.exec(PAGE) ?? []
  const app = cors({ allowedOrigins: ["http://localhost:3000"], explain: false })(() => new Response("tea"))
  const report = page("http://localhost:3001").explain(app, "/api/items")
  await expect(expect(report).toBeReadable()).rejects.toMatchObject({ message: shown })
})
