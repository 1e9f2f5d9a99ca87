import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { run } from "../support/command.ts"
import { GOOD_SETTINGS, writeProject } from "./review-files.ts"

const BAD = `${GOOD_SETTINGS}CORS_ALLOW_METHODS = ["put"]\n`

test("good settings end with 0", async () => {
  const { code, stdout, stderr } = await run(["check", writeProject({})])
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: "Nothing to say: the CORS settings are sound in `site_one.settings`.\n",
    stderr: "",
  })
})

test("an error ends with 1, and is said with its place", async () => {
  const { code, stdout } = await run(["check", writeProject({ "site_one/settings.py": BAD })])
  expect(code).toBe(1)
  expect(stdout).toContain("error site_one/settings.py:13:23 [method-not-uppercase]")
})

test("a folder without a project ends with 3, and says so", async () => {
  const root = writeProject({ "manage.py": "", "site_one/settings.py": "" })
  const { code, stdout, stderr } = await run(["check", root])
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" })
  expect(stderr).toContain("no Django project here")
})

test("a project without django-cors-headers is told how to enable it", async () => {
  const { code, stdout } = await run([
    "check",
    writeProject({ "site_one/settings.py": "DEBUG = True\nINSTALLED_APPS = []\nMIDDLEWARE = []\n" }),
  ])
  expect(code).toBe(0)
  expect(stdout).toContain("CORS is not enabled")
  expect(stdout).toContain("`ofcors enable --origin http://localhost:3000`")
})

test("--fix writes nothing where nobody can be asked", async () => {
  const root = writeProject({ "site_one/settings.py": BAD })
  const { code, stderr } = await run(["check", root, "--fix"])
  expect(code).toBe(1)
  expect(stderr).toContain('+CORS_ALLOW_METHODS = ["PUT"]')
  expect(readFileSync(join(root, "site_one/settings.py"), "utf8")).toBe(BAD)
})

test("--fix --yes writes, and reviews what it wrote", async () => {
  const root = writeProject({ "site_one/settings.py": BAD })
  const { code, stdout } = await run(["check", root, "--fix", "--yes"])
  expect(code).toBe(0)
  expect(stdout).toContain("Nothing to say")
  expect(readFileSync(join(root, "site_one/settings.py"), "utf8")).toBe(BAD.replace("put", "PUT"))
})

test("--env-file is read, --json is alone on stdout", async () => {
  const root = writeProject({
    "site_one/settings.py": `${GOOD_SETTINGS}CORS_ALLOWED_ORIGINS = os.environ["ORIGINS"].split(",")\n`,
  })
  writeFileSync(join(root, ".env"), "# front ends\nexport ORIGINS='https://App.example.com'\n")
  const { code, stdout } = await run(["check", root, "--json", "--env-file", join(root, ".env")])
  expect(code).toBe(1)
  const { findings } = JSON.parse(stdout) as { findings: { code: string }[] }
  expect(findings.map((finding) => finding.code)).toEqual(["origin-not-lowercase"])
})

test("--sarif prints a log", async () => {
  const { stdout } = await run(["check", writeProject({ "site_one/settings.py": BAD }), "--sarif"])
  expect(JSON.parse(stdout)).toMatchObject({
    version: "2.1.0",
    runs: [{ results: [{ ruleId: "method-not-uppercase" }] }],
  })
})

test("two formats are refused", async () => {
  const { code, stderr } = await run(["check", writeProject({}), "--json", "--sarif"])
  expect(code).toBe(2)
  expect(stderr).toContain("Choose one")
})

test("an env file that is not there is refused", async () => {
  const { code, stderr } = await run(["check", writeProject({}), "--env-file", "/nowhere/.env"])
  // Node 20 takes the flag for its own, wherever it stands, and ends with 9.
  expect([2, 9]).toContain(code)
  expect(stderr).toContain("/nowhere/.env")
})
