import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { writeTogether } from "../../src/writing/write-together.ts"

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "ofcors-write-"))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
  return root
}

test("files are written, made and removed, with their permissions", () => {
  const root = folder({ a: "1\r\n", b: "2" })
  chmodSync(join(root, "a"), 0o640)
  writeTogether([
    { path: join(root, "a"), before: "1\r\n", after: "\uFEFF3\r\n" },
    { path: join(root, "b"), before: "2", after: undefined },
    { path: join(root, "c"), before: undefined, after: "4" },
  ])
  expect(readdirSync(root).toSorted()).toEqual(["a", "c"])
  expect(readFileSync(join(root, "a"), "utf8")).toBe("\uFEFF3\r\n")
  expect(statSync(join(root, "a")).mode & 0o777).toBe(0o640)
})

test("a symbolic link stays one, and its file is written", () => {
  const root = folder({ real: "1" })
  symlinkSync("real", join(root, "link"))
  writeTogether([{ path: join(root, "link"), before: "1", after: "2" }])
  expect(lstatSync(join(root, "link")).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(root, "real"), "utf8")).toBe("2")
})

test.each([
  { what: "a read-only file", spoil: (root: string) => chmodSync(join(root, "b"), 0o444), says: "read-only" },
  {
    what: "a file that changed",
    spoil: (root: string) => writeFileSync(join(root, "b"), "x"),
    says: "in the meantime",
  },
  { what: "a file that is gone", spoil: (root: string) => rmSync(join(root, "b")), says: "is gone" },
  {
    what: "a file that has appeared",
    spoil: (root: string) => writeFileSync(join(root, "c"), "x"),
    says: "in the meantime",
  },
  {
    what: "a file that became a folder",
    spoil: (root: string) => {
      rmSync(join(root, "b"))
      mkdirSync(join(root, "b"))
    },
    says: "EISDIR",
  },
])("with $what nothing is written", ({ spoil, says }) => {
  const root = folder({ a: "1", b: "2" })
  spoil(root)
  expect(() =>
    writeTogether([
      { path: join(root, "a"), before: "1", after: "10" },
      { path: join(root, "b"), before: "2", after: "20" },
      { path: join(root, "c"), before: undefined, after: "30" },
    ]),
  ).toThrow(says)
  expect(readFileSync(join(root, "a"), "utf8")).toBe("1")
  expect(readdirSync(root).filter((name) => name.endsWith(".tmp"))).toEqual([])
})

test("what was written is put back when a later file fails", () => {
  const root = folder({ a: "1" })
  // The folder of the last file is there while it is staged, and nothing can be renamed over a folder.
  mkdirSync(join(root, "full"))
  writeFileSync(join(root, "full", "x"), "")
  expect(() =>
    writeTogether([
      { path: join(root, "a"), before: "1", after: "10" },
      { path: join(root, "full"), before: undefined, after: "20" },
    ]),
  ).toThrow("in the meantime")
  expect(readFileSync(join(root, "a"), "utf8")).toBe("1")
})
