import { chmodSync, lstatSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { planFixes } from "../../src/check-project/plan-fixes.ts"
import { reviewProject } from "../../src/check-project/review-project.ts"
import { writeTogether } from "../../src/writing/write-together.ts"
import { openProject } from "../../src/django/open-project.ts"
import { startDjangoOracle } from "../equivalence/oracle/django-oracle.ts"
import { cases } from "./cases.ts"
import { GOOD_SETTINGS, writeProject } from "./review-files.ts"
import { wireOf } from "./wire.ts"

const oracle = await startDjangoOracle()
afterAll(() => oracle?.stop())

function plan(settings: string): {
  readonly root: string
  readonly path: string
  readonly after: string
  readonly codes: readonly string[]
} {
  const root = writeProject({ "site_one/settings.py": settings })
  const project = openProject(root)
  const { files, review } = planFixes(project, reviewProject(project, undefined), undefined)
  writeTogether(files)
  const path = join(root, "site_one/settings.py")
  return { root, path, after: readFileSync(path, "utf8"), codes: review.findings.map(({ code }) => code) }
}

describe("a fix", () => {
  test.each([
    {
      from: 'CORS_ALLOWED_ORIGINS = [\n    "http://localhost:3000/"  # page\n    "https://App.example.com",\n]\n',
      to: 'CORS_ALLOWED_ORIGINS = [\n    "http://localhost:3000",  # page\n    "https://app.example.com",\n]\n',
    },
    {
      from: "CORS_ALLOWED_ORIGINS = ('https://app.example.com:443', )\n",
      to: "CORS_ALLOWED_ORIGINS = ('https://app.example.com', )\n",
    },
    {
      from: 'CORS_ALLOWED_ORIGINS = r"https://app.example.com"\n',
      to: 'CORS_ALLOWED_ORIGINS = [r"https://app.example.com"]\n',
    },
    { from: 'CORS_ALLOWED_ORIGINS = ["localhost:3000"]\n', to: 'CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]\n' },
    { from: "CORS_ALLOW_METHODS = [\"get\", u'Put']\n", to: "CORS_ALLOW_METHODS = [\"GET\", u'PUT']\n" },
    { from: "CORS_EXPOSE_HEADERS = ['x-a' 'x-b' 'x-c']\n", to: "CORS_EXPOSE_HEADERS = ['x-a', 'x-b', 'x-c']\n" },
    {
      from: 'CORS_ALOWED_ORIGIN_REGEXES = [r"^https://a\\.example$"]\n',
      to: 'CORS_ALLOWED_ORIGIN_REGEXES = [r"^https://a\\.example$"]\n',
    },
    { from: 'CSRF_TRUSTED_ORIGINS = ["https://a.example/"]\n', to: 'CSRF_TRUSTED_ORIGINS = ["https://a.example"]\n' },
    {
      from: 'MIDDLEWARE = [\n    "django.middleware.common.CommonMiddleware",\n    "corsheaders.middleware.CorsMiddleware",\n]\n',
      to: 'MIDDLEWARE = [\n    "corsheaders.middleware.CorsMiddleware",\n    "django.middleware.common.CommonMiddleware",\n]\n',
    },
  ])("makes $to of $from", ({ from, to }) => {
    const { after, root } = plan(GOOD_SETTINGS + from)
    expect(after).toBe(GOOD_SETTINGS + to)
    const again = openProject(root)
    expect(planFixes(again, reviewProject(again, undefined), undefined).files).toEqual([])
  })

  test.each([
    { what: "an opening that only its author can mean", lines: "CORS_ORIGINS_ALLOW_ALL = True\n" },
    { what: "a string with several origins", lines: 'CORS_ALLOWED_ORIGINS = "https://a.example,https://b.example"\n' },
    { what: "a pattern", lines: 'CORS_ALLOWED_ORIGIN_REGEXES = ["^https://a.example"]\n' },
    { what: "an escape in a string", lines: 'CORS_ALLOWED_ORIGINS = ["https://App\\x2eexample.com"]\n' },
    {
      what: "an element of a computed list",
      lines: 'CORS_ALLOWED_ORIGINS = "https://App.example.com https://b.example".split()\n',
    },
    {
      what: "a middleware that shares its line",
      lines: 'MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "corsheaders.middleware.CorsMiddleware"]\n',
    },
  ])("leaves $what alone", ({ lines }) => {
    expect(plan(GOOD_SETTINGS + lines).after).toBe(GOOD_SETTINGS + lines)
  })

  test("keeps line endings, a byte order mark and permissions", () => {
    const bad = `\uFEFF${GOOD_SETTINGS}CORS_ALLOW_METHODS = ["put"] # é\n`.replaceAll("\n", "\r\n")
    const root = writeProject({ "site_one/settings.py": bad })
    const path = join(root, "site_one/settings.py")
    chmodSync(path, 0o640)
    const project = openProject(root)
    writeTogether(planFixes(project, reviewProject(project, undefined), undefined).files)
    expect(readFileSync(path, "utf8")).toBe(bad.replace('"put"', '"PUT"'))
    expect(statSync(path).mode & 0o777).toBe(0o640)
  })

  test("writes through a symbolic link", () => {
    const root = writeProject({ "site_one/settings.py": `${GOOD_SETTINGS}CORS_ALLOW_METHODS = ["put"]\n` })
    const [path, real] = [join(root, "site_one/settings.py"), join(root, "real_settings.txt")]
    renameSync(path, real)
    symlinkSync(real, path)
    const project = openProject(root)
    writeTogether(planFixes(project, reviewProject(project, undefined), undefined).files)
    expect(lstatSync(path).isSymbolicLink()).toBe(true)
    expect(readFileSync(real, "utf8")).toContain('["PUT"]')
  })

  test.each([
    { what: "a read-only file", spoil: (path: string) => chmodSync(path, 0o444), says: "is read-only" },
    {
      what: "a file that changed meanwhile",
      spoil: (path: string) => writeFileSync(path, "DEBUG = 1\n"),
      says: "was changed in the meantime",
    },
  ])("does not write $what", ({ spoil, says }) => {
    const root = writeProject({ "site_one/settings.py": `${GOOD_SETTINGS}CORS_ALLOW_METHODS = ["put"]\n` })
    const path = join(root, "site_one/settings.py")
    const project = openProject(root)
    const { files } = planFixes(project, reviewProject(project, undefined), undefined)
    spoil(path)
    const before = readFileSync(path, "utf8")
    expect(() => writeTogether(files)).toThrow(says)
    expect(readFileSync(path, "utf8")).toBe(before)
  })
})

describe.skipIf(oracle === undefined)("fixed settings", () => {
  // A mistake that ends the import cannot be run before or after.
  const fixable = cases
    .map((entry, index) => ({ ...entry, title: `${entry.code} (case ${index})` }))
    .filter(({ bad, code }) => bad !== "" && !["settings-unreadable", "value-unknown"].includes(code))

  test.each(fixable)(
    "of $title are Python still, and lose the finding if anything was written",
    async ({ bad, code }) => {
      const { after, codes } = plan(GOOD_SETTINGS + bad)
      await wireOf(oracle!, after)
      if (after !== GOOD_SETTINGS + bad) expect(codes).not.toContain(code)
    },
  )
})
