import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { sarifProblems } from "../check-project/is-sarif.ts"
import { run } from "../support/command.ts"
import { cases } from "./cases.ts"

function write(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "ofcors-scripts-"))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const BAD = `import cors from 'cors'
// 😀 what stands before an edit moves nothing
app.use(cors)
app.use("/a", cors({ origins: ['https://a.example/'], methods: ["put"] })) // kept\r
app.use("/b", cors({ origin: /^https:\\/\\/a\\.example$/gi }))
`

const MENDED = `import cors from 'cors'
// 😀 what stands before an edit moves nothing
app.use(cors())
app.use("/a", cors({ origin: ['https://a.example'], methods: ["PUT"] })) // kept\r
app.use("/b", cors({ origin: /^https:\\/\\/a\\.example$/i }))
`

test.each(["", "\uFEFF"])("`--fix` mends what has one meaning, and keeps every other byte (%#)", async (mark) => {
  const root = write({ "src/app.js": mark + BAD })
  const { code, stderr } = await run(["check", root, "--fix", "--yes"])
  expect(readFileSync(join(root, "src/app.js"), "utf8")).toBe(mark + MENDED)
  expect(stderr).toContain("Written: src/app.js")
  expect(code).toBe(0)
  const again = await run(["check", root, "--fix", "--yes"])
  expect(again.stderr).toContain("There is nothing that can be mended safely.")
})

test("the position of a finding is that of the editor", async () => {
  const { code, stdout } = await run(["check", write({ "src/app.js": BAD })])
  expect(code).toBe(1)
  expect(stdout).toContain("error src/app.js:3:9 [cors-not-called]")
  expect(stdout).toContain("error src/app.js:4:22 [option-unknown]")
})

test("a folder with Django and JavaScript has both reviewed", async () => {
  const root = write({
    "manage.py": 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_one.settings")\n',
    "site_one/settings.py":
      'MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]\nINSTALLED_APPS = ["corsheaders"]\nCORS_ALLOWED_ORIGINS = ["https://a.example/"]\n',
    "web/server.ts": BAD,
  })
  const { stdout } = await run(["check", root, "--json"])
  const { kind, settings, findings } = JSON.parse(stdout) as {
    kind: string
    settings: string[]
    findings: { code: string }[]
  }
  expect(kind).toBe("django+javascript")
  expect(settings).toEqual(["site_one.settings", "web/server.ts"])
  const codes = findings.map(({ code }) => code)
  expect(codes).toContain("origin-has-path")
  expect(codes).toContain("cors-not-called")
})

test("SARIF of every case follows the schema", async () => {
  const files = Object.fromEntries(cases.map(({ bad, file }, index) => [`${index}/${file ?? "app.mjs"}`, bad]))
  const { stdout } = await run(["check", write(files), "--sarif"])
  expect(sarifProblems(JSON.parse(stdout))).toEqual([])
})

test.each(["--env-file", "--environment"])("`%s` names a file of variables", async (flag) => {
  const root = write({
    "app.js": 'import cors from "cors"\napp.use(cors({ origin: process.env.ORIGIN }))\n',
    ".env": "ORIGIN=https://a.example/\n",
  })
  const { code, stdout } = await run(["check", root, flag, join(root, ".env")])
  expect(code).toBe(0)
  expect(stdout).toContain("warning app.js:2:24 [listed-origin-never-matches]")
})

test("`--environment` that names no file is a wrong call", async () => {
  const { code, stderr } = await run(["check", write({ "app.js": "" }), "--environment", "nowhere.env"])
  expect({ code, stderr }).toEqual({ code: 2, stderr: "`nowhere.env` cannot be read.\n" })
})

test("a folder without either says what is reviewed", async () => {
  const { code, stderr } = await run(["check", write({ "index.js": "console.log(1)\n" })])
  expect(code).toBe(3)
  expect(stderr.replace(/\s+/g, " ")).toContain("Nor is there JavaScript that uses cors")
})
