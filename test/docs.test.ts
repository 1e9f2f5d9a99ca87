import { execFile } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import { afterAll, describe, expect, test } from "vitest"

const ROOT = join(import.meta.dirname, "..")
const pages = [
  "README.md",
  "ARCHITECTURE.md",
  "SECURITY.md",
  "CONTRIBUTING.md",
  "examples/README.md",
  "CHANGELOG.md",
  "bench/README.md",
  "conformance/README.md",
].concat(
  readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file.replaceAll("\\", "/")}`),
)

interface Snippet {
  readonly page: string
  readonly line: number
  readonly code: string
}

/** The programs of the hand-written pages; those of the catalogue are run as data, beside the catalogue. */
const snippets: readonly Snippet[] = pages
  .filter((page) => !page.startsWith("docs/diagnostics/"))
  .flatMap((page) => {
    const text = readFileSync(join(ROOT, page), "utf8")
    return [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(({ index, 1: code = "" }) => ({
      page,
      line: text.slice(0, index).split("\n").length,
      code,
    }))
  })

/**
 * Runs before a program of the docs: servers listen on a free port, and the first one that does is asked as a page on
 * :3000 would ask. A program without a server just has to end.
 */
const PROBE = `
import net from "node:net"
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...options) {
  const onListening = options.find((option) => typeof option === "function")
  this.once("listening", async () => {
    const response = await fetch("http://127.0.0.1:" + this.address().port + "/api/items", { headers: { origin: "http://localhost:3000" } })
    console.log("PROBE", response.status, response.headers.get("access-control-allow-origin"), response.headers.get("vary"))
    process.exit(0)
  })
  return listen.call(this, { port: 0, host: "127.0.0.1" }, onListening)
}
`

// Inside the repository, so that the programs find the packages that they import.
const folder = mkdtempSync(join(ROOT, "conformance/.docs-"))
afterAll(() => rmSync(folder, { recursive: true }))
const probe = join(folder, "probe.mjs")
writeFileSync(probe, PROBE)

describe("every program in the docs runs", () => {
  test.each(snippets)("$page:$line", async ({ page, line, code }) => {
    const program = join(folder, `${page.replace(/\W/g, "-")}-${line}.mjs`)
    writeFileSync(program, code)
    if (code.includes("export default")) {
      const { default: worker } = (await import(program)) as { default: { fetch(request: Request): Promise<Response> } }
      const response = await worker.fetch(
        new Request("http://localhost:8000/", { headers: { origin: "http://localhost:3000" } }),
      )
      expect(response.headers.get("access-control-allow-origin")).toBe("http://localhost:3000")
      return
    }
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", probe, program])
    if (/listen\(|serve\(/.test(code)) expect(stdout).toMatch(/^PROBE 200 http:\/\/localhost:3000 .*Origin/m)
  })
})

describe("what the docs name exists", () => {
  test.each(pages)("%s", (page) => {
    const text = readFileSync(join(ROOT, page), "utf8")
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => target)
    expect(links.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([])
    const { exports } = JSON.parse(readFileSync(join(ROOT, "packages/ofcors/package.json"), "utf8")) as {
      exports: object
    }
    const subpaths = [...text.matchAll(/["`](ofcors\/[a-z-]+(?:\.json)?)["`]/g)].map(([, subpath = ""]) => subpath)
    expect(subpaths.filter((subpath) => !Object.hasOwn(exports, subpath.replace("ofcors", ".")))).toEqual([])
  })
})

test("the table of settings names every setting", () => {
  const source = readFileSync(join(ROOT, "packages/ofcors/src/policy/settings.ts"), "utf8")
  const declared = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name = ""]) => name)
  const readme = readFileSync(join(ROOT, "README.md"), "utf8")
  expect(declared.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  expect(declared.length).toBeGreaterThan(10)
})
