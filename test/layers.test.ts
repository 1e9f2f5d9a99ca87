import { readFileSync, readdirSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { expect, test } from "vitest"

const SOURCE = join(import.meta.dirname, "../packages/ofcors/src")

/** What each folder of the library may import at run time; its own files always. `(entry)` are the files of src itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  http: [],
  "on-demand": [],
  diagnostics: ["on-demand"],
  regexes: [],
  policy: ["http", "diagnostics", "on-demand"],
  server: ["http", "policy", "diagnostics", "on-demand"],
  adapters: ["http", "server", "on-demand"],
  advice: ["http", "policy", "regexes", "diagnostics", "on-demand"],
  browser: ["http"],
  "browser-node": ["http", "browser"],
  testing: ["http", "browser", "browser-node"],
  "(entry)": ["http", "policy", "server", "diagnostics", "advice", "regexes", "on-demand"],
}

/** The only folders that may touch Node's own modules. */
const NODE = new Set(["browser-node", "testing"])

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => file.replaceAll("\\", "/"))

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(SOURCE, file), "utf8")
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm)].map(
    ([, type, to = ""]) => ({
      from: file,
      to: to.startsWith(".") ? relative(SOURCE, join(SOURCE, dirname(file), to)).replaceAll("\\", "/") : to,
      typeOnly: type !== undefined,
    }),
  )
})

const folderOf = (file: string): string => (file.includes("/") ? file.slice(0, file.indexOf("/")) : "(entry)")

test("imports go one way", () => {
  const wrong = imports.filter(({ from, to, typeOnly }) => {
    if (typeOnly || !to.endsWith(".ts")) return false
    const [here, there] = [folderOf(from), folderOf(to)]
    return here !== there && !(ALLOWED[here] ?? []).includes(there)
  })
  expect(wrong).toEqual([])
})

test("every folder has a place in the layers", () => {
  expect([...new Set(files.map(folderOf))].filter((folder) => !(folder in ALLOWED))).toEqual([])
})

test("no module is loaded in a circle", () => {
  const next = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to])
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" -> "))
    else for (const target of next.get(file) ?? []) visit(target, [...path, file])
  }
  for (const file of files) visit(file, [])
  expect([...new Set(circles)]).toEqual([])
})

test("Node's modules and other packages stay outside the core", () => {
  const wrong = imports.filter(
    ({ from, to, typeOnly }) =>
      !typeOnly &&
      !to.startsWith(".") &&
      !to.endsWith(".ts") &&
      !to.endsWith(".json") &&
      !(NODE.has(folderOf(from)) && to.startsWith("node:")),
  )
  expect(wrong).toEqual([])
})
