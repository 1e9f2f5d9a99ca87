import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { pythonWithDjango } from "../equivalence/oracle/python-environment.ts"
import { type Ending, run } from "../support/command.ts"
import { START_PROJECT } from "./start-project.ts"

const python = await pythonWithDjango()
const ORIGIN = ["--origin", "http://localhost:3000"]

function project(settings: (text: string) => string = (text) => text): string {
  const root = mkdtempSync(join(tmpdir(), "ofcors-verify-"))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(START_PROJECT)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), path === "mysite/settings.py" ? settings(text) : text)
  }
  return root
}

const enable = (root: string, ...args: readonly string[]): Promise<Ending> =>
  run(["enable", root, ...ORIGIN, "--yes", ...args], { VIRTUAL_ENV: dirname(dirname(python!)) })

describe.skipIf(python === undefined)("with Python and Django", () => {
  test("the project is checked, and left without caches", async () => {
    const root = project()
    const { code, stderr } = await enable(root, "--credentials", "--header", "x-auth-token")
    expect(code, stderr).toBe(0)
    expect(stderr).toContain("`manage.py check` finds nothing wrong.")
    expect(existsSync(join(root, "mysite/__pycache__"))).toBe(false)
  })

  test("a virtual environment in the project is found under any name", async () => {
    const root = project()
    symlinkSync(dirname(dirname(python!)), join(root, "python-of-ours"))
    const { code, stderr } = await run(["enable", root, ...ORIGIN, "--yes"], { VIRTUAL_ENV: "" })
    expect(code, stderr).toBe(0)
    expect(stderr).toContain("`manage.py check` finds nothing wrong.")
  })

  test("an edit that breaks it is taken back", async () => {
    const refusal = '\nif "corsheaders" in INSTALLED_APPS:\n    raise RuntimeError("not here")\n'
    const root = project((text) => text + refusal)
    const before = readFileSync(join(root, "mysite/settings.py"), "utf8")
    const { code, stderr } = await enable(root)
    expect(code).toBe(1)
    expect(stderr).toContain("Taken back")
    expect(stderr).toContain("RuntimeError: not here")
    expect(readFileSync(join(root, "mysite/settings.py"), "utf8")).toBe(before)
    expect(readFileSync(join(root, "requirements.txt"), "utf8")).toBe(START_PROJECT["requirements.txt"])
    expect(existsSync(join(root, ".ofcors-enable.json"))).toBe(false)
  })

  test("a project that was broken before is not blamed on the edit", async () => {
    const root = project((text) => `${text}\nraise RuntimeError("broken before")\n`)
    const { code, stderr } = await enable(root)
    expect(code).toBe(0)
    expect(stderr).toContain("failed before, and does still")
  })

  test("an installation that fails takes everything back", async () => {
    const root = project()
    const { code, stderr } = await run(["enable", root, ...ORIGIN, "--yes", "--install"], {
      VIRTUAL_ENV: dirname(dirname(python!)),
      PIP_NO_INDEX: "1",
      PIP_FORCE_REINSTALL: "1",
    })
    expect(code).toBe(1)
    expect(stderr).toContain("it could not be installed")
    expect(readFileSync(join(root, "requirements.txt"), "utf8")).toBe(START_PROJECT["requirements.txt"])
    expect(existsSync(join(root, ".ofcors-enable.json"))).toBe(false)
  })
})

test("a read-only file is refused, and no other one is written", async () => {
  const root = project()
  chmodSync(join(root, "mysite/settings.py"), 0o444)
  const { code, stderr } = await run(["enable", root, ...ORIGIN, "--yes"])
  expect(code).toBe(1)
  expect(stderr).toContain("read-only")
  expect(readFileSync(join(root, "requirements.txt"), "utf8")).toBe(START_PROJECT["requirements.txt"])
})

test("--dry-run shows the diff and writes nothing", async () => {
  const root = project()
  const { code, stdout } = await run(["enable", root, ...ORIGIN, "--dry-run"])
  expect(code).toBe(0)
  expect(stdout).toContain("+    'corsheaders',")
  expect(readFileSync(join(root, "mysite/settings.py"), "utf8")).toBe(START_PROJECT["mysite/settings.py"])
})

test("--json is alone on stdout", async () => {
  const { code, stdout } = await run(["enable", project(), ...ORIGIN, "--dry-run", "--json"])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    written: false,
    settings: ["mysite.settings"],
    files: [{ path: "requirements.txt" }, { path: "mysite/settings.py" }],
  })
})

test("a refusal is JSON too", async () => {
  const root = project((text) => text.replace("MIDDLEWARE = [", "MIDDLEWARE = make()\nOTHER = ["))
  const { code, stdout } = await run(["enable", root, ...ORIGIN, "--json"])
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ written: false, refused: { file: "mysite/settings.py" } })
})

test("disabling what was never enabled says so", async () => {
  const { code, stderr } = await run(["disable", project(), "--yes"])
  expect(code).toBe(3)
  expect(stderr).toContain(".ofcors-enable.json")
})
