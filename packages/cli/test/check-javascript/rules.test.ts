import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { javaScriptCatalogue } from "../../src/check-javascript/catalogue.ts"
import { findSources } from "../../src/check-javascript/find-sources.ts"
import { type JavaScriptFindings, reviewJavaScript } from "../../src/check-javascript/review-javascript.ts"
import { catalogue } from "../../src/check-project/catalogue.ts"
import { walkFolders } from "../../src/django/walk-folders.ts"
import { cases } from "./cases.ts"
import { runProgram } from "./wire.ts"

/** Reviews files by their paths. */
function review(
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): JavaScriptFindings {
  const root = mkdtempSync(join(tmpdir(), "ofcors-scripts-"))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return reviewJavaScript(root, findSources(root, walkFolders(root)), new Map(Object.entries(environment)))
}

const codesOf = ({ findings }: JavaScriptFindings): string[] =>
  findings.map(({ code, severity }) => `${severity} ${code}`)
const titled = cases.map((entry, index) => ({
  ...entry,
  title: `${entry.code} (${cases.slice(0, index).filter(({ code }) => code === entry.code).length + 1})`,
}))

test.each(titled)(
  "$title is found in the bad program, and not in the good one",
  ({ code, severity, bad, good, file = "app.mjs" }) => {
    expect(codesOf(review({ [file]: bad }))).toContain(`${severity} ${code}`)
    const { findings } = review({ [file]: good })
    expect(findings.filter((finding) => finding.code === code)).toEqual([])
    expect(findings.filter((finding) => finding.severity === "error")).toEqual([])
  },
)

describe("the real package does what is said", () => {
  test.each(titled.flatMap((entry) => (entry.wire === undefined ? [] : [{ ...entry, wire: entry.wire }])))(
    "of $title",
    async ({ bad, wire }) => {
      await wire(await runProgram(bad))
    },
  )
})

test("every code has a case, and none is one of the review of Django", () => {
  expect([...new Set(cases.map(({ code }) => code))].toSorted()).toEqual(Object.keys(javaScriptCatalogue).toSorted())
  expect(Object.keys(javaScriptCatalogue).filter((code) => code in catalogue)).toEqual([])
})

test("every error has been put to the test on the real package, but for what only Nest does", () => {
  const untested = new Set(
    cases.filter(({ severity, wire }) => severity === "error" && wire === undefined).map(({ code }) => code),
  )
  expect([...untested]).toEqual(["cors-after-listen"])
})

test("the guide has a line for every code, and no other", () => {
  const guide = readFileSync(new URL("../../../../docs/javascript-check.md", import.meta.url), "utf8")
  const lines = [...guide.matchAll(/^\| `([a-z-]+)` +\| (\w+) +\| (.*?) +\|$/gm)].map(([, code, severity, why]) => [
    code,
    { severity, why },
  ])
  expect(Object.fromEntries(lines)).toEqual(javaScriptCatalogue)
})

describe("options are followed", () => {
  const bad = '["https://a.example/"]'
  const finding = "error listed-origin-never-matches"
  const use = (origin: string, before = ""): string =>
    `import cors from "cors"\nimport express from "express"\n${before}\nexpress().use(cors({ origin: ${origin} }))\n`
  test.each([
    ["a constant", { "a.js": use("origins", `const origins = ${bad}`) }],
    ["a property", { "a.js": use("config.cors.origins", `const config = { cors: { origins: ${bad} } }`) }],
    ["a shorthand of a pattern", { "a.js": use("origins", `const { origins } = { origins: ${bad} }`) }],
    [
      "another module",
      { "a.js": use("origins", 'import { origins } from "./b.js"'), "b.js": `export const origins = ${bad}` },
    ],
    ["a default export", { "a.js": use("origins", 'import origins from "./b"'), "b.ts": `export default ${bad}` }],
    [
      "a list exported again",
      {
        "a.js": use("origins", 'import { origins } from "./b"'),
        "b.ts": 'export { list as origins } from "./c"',
        "c.ts": `export const list = ${bad}`,
      },
    ],
    [
      "CommonJS",
      {
        "a.js": use("origins", 'const origins = require("./b")').replace(
          /import (\w+) from ("\w+")/g,
          "const $1 = require($2)",
        ),
        "b.js": `module.exports = ${bad}`,
      },
    ],
    [
      "CommonJS by name",
      {
        "a.js": use("origins", 'const { origins } = require("./b")').replace(
          /import (\w+) from ("\w+")/g,
          "const $1 = require($2)",
        ),
        "b.js": `module.exports = { origins: ${bad} }`,
      },
    ],
    [
      "a folder",
      {
        "a.js": use("origins", 'import { origins } from "./config"'),
        "config/index.ts": `export const origins = ${bad}`,
      },
    ],
    ["a spread", { "a.js": use('[...origins, "https://b.example"]', `const origins = ${bad}`) }],
    ["a cast", { "a.ts": use("origins as string[]", `const origins = ${bad} as const`) }],
    ["a set", { "a.js": use("(origin, done) => done(null, allowed.has(origin))", `const allowed = new Set(${bad})`) }],
    [
      "what a compiler made of it",
      { "a.js": `const cors_1 = __importDefault(require("cors"))\napp.use((0, cors_1.default)({ origin: ${bad} }))` },
    ],
    ["options of a name", { "a.js": use('"*"', `const options = { origin: ${bad} }\nexpress().use(cors(options))`) }],
  ])("through %s", (_, files) => {
    expect(codesOf(review(files as Record<string, string>))).toContain(finding)
  })

  test.each([
    [
      "a name that has two meanings",
      use("origins", `function one() { const origins = ${bad} }\nfunction two() { const origins = [] }`),
    ],
    ["a name that is assigned again", use("origins", `let origins = ${bad}\norigins = load()`)],
    ["a computed list", use("origins.map(clean)", `const origins = ${bad}`)],
    [
      "a property that is set apart",
      use(
        '"https://b.example"',
        `const options = { origin: ${bad} }\noptions.origin = load()\nexpress().use(cors(options))`,
      ),
    ],
  ])("but not through %s", (_, text) => {
    expect(codesOf(review({ "a.js": text }))).not.toContain(finding)
  })

  test("a variable that `--env-file` gives is read, and stays a warning", () => {
    const text = use('process.env.ORIGINS.split(",")')
    expect(codesOf(review({ "a.js": text }))).toEqual(["note options-not-known"])
    expect(codesOf(review({ "a.js": text }, { ORIGINS: "https://a.example, https://b.example" }))).toEqual([
      "warning listed-origin-never-matches",
    ])
  })

  test("tests of a project are left out, and what its packages bring", () => {
    const text = use(bad)
    expect(review({ "src/app.test.ts": text, "test/app.js": text, "node_modules/a/a.js": text }).findings).toEqual([])
  })
})
