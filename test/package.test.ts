import { spawnSync } from "node:child_process"
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { rolldown } from "rolldown"
import { gzipSync } from "node:zlib"
import { describe, expect, onTestFinished, test } from "vitest"

const PACKAGE = join(import.meta.dirname, "../packages/ofcors")
const manifest = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")) as {
  readonly version: string
  readonly exports: Readonly<
    Record<string, string | { readonly types: string; readonly node?: string; readonly default: string }>
  >
  readonly dependencies?: unknown
  readonly peerDependencies: Readonly<Record<string, string>>
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional: boolean }>>
}

async function bundle(subpath: string): Promise<string> {
  const entry = manifest.exports[subpath]
  const input = join(PACKAGE, typeof entry === "object" ? entry.default : "")
  const build = await rolldown({ input, platform: "neutral", external: [/^node:/], logLevel: "silent" })
  const { output } = await build.generate({ minify: true, format: "esm" })
  await build.close()
  return output.map((chunk) => ("code" in chunk ? chunk.code : "")).join("")
}

test("nothing is installed beside it", () => {
  expect(manifest.dependencies).toBeUndefined()
  expect(
    Object.keys(manifest.peerDependencies).filter((name) => manifest.peerDependenciesMeta[name]?.optional !== true),
  ).toEqual([])
})

test("every export is built, with its types", () => {
  const files = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === "string" ? [entry] : Object.values(entry),
  )
  expect(files.filter((file) => !existsSync(join(PACKAGE, file)))).toEqual([])
})

describe("the core and one adapter fit in 6 kB, minified and compressed", () => {
  test.each([
    "./elysia",
    "./express",
    "./fastify",
    "./fetch",
    "./h3",
    "./hono",
    "./koa",
    "./nest",
    "./next",
    "./node",
    "./socket-io",
  ])("%s", async (subpath) => {
    const code = await bundle(subpath)
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(6_000)
    // Prose, and anything of Node's, stays out of bundles.
    expect(code).not.toMatch(/no trailing slash|node:|\brequire\(/)
  })
})

test("the public names change only on purpose", async () => {
  const names: Record<string, readonly string[]> = {}
  for (const subpath of Object.keys(manifest.exports)) {
    if (subpath.endsWith(".json")) continue
    names[subpath] = Object.keys((await import(subpath.replace(".", "ofcors"))) as object).toSorted()
  }
  expect(names).toMatchSnapshot()
})

describe("the bin of the library", () => {
  const bin = join(PACKAGE, "bin/ofcors.mjs")

  test("hands over to the command where that is installed", () => {
    const { status, stdout } = spawnSync(process.execPath, [bin, "--version"], { encoding: "utf8", cwd: PACKAGE })
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${manifest.version}\n` })
  })

  test("names the command's package where it is not", () => {
    const folder = mkdtempSync(join(tmpdir(), "ofcors-bin-"))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const copy = join(folder, "ofcors.mjs")
    copyFileSync(bin, copy)
    const { status, stderr } = spawnSync(process.execPath, [copy, "demo"], { encoding: "utf8", cwd: folder })
    expect(status).toBe(2)
    expect(stderr).toContain("npx @ofcors/cli")
  })
})
