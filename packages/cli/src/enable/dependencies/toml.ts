import { type AST, parseTOML } from "toml-eslint-parser"

/** A TOML document with the positions of what is in it. */
export interface TomlDocument {
  readonly text: string
  /** The entries of a table, whether it is written as `[a.b]`, `a.b.c = 1`, or `a = { b = ... }`. */
  entries(path: readonly string[]): readonly TomlEntry[]
}

/** One `key = value`. */
export interface TomlEntry {
  readonly key: string
  readonly from: number
  readonly to: number
  readonly value: AST.TOMLContentNode
  /** Whether it has a line of its own, as in `[table]`. */
  readonly isLine: boolean
}

/** Reads a TOML document; `undefined` where it is none. */
export function readToml(text: string): TomlDocument | undefined {
  // The parser knows no byte order mark. A space keeps every position.
  let program: AST.TOMLProgram
  try {
    program = parseTOML(text.replace(/^\uFEFF/, " "))
  } catch {
    return undefined
  }
  const [top] = program.body
  return {
    text,
    entries: (path) =>
      top.body.flatMap((node) =>
        node.type === "TOMLTable"
          ? inside(node.body, node.resolvedKey.map(String), path, true)
          : inside([node], [], path, true),
      ),
  }
}

function inside(
  nodes: readonly AST.TOMLKeyValue[],
  above: readonly string[],
  path: readonly string[],
  isLine: boolean,
): readonly TomlEntry[] {
  return nodes.flatMap((node) => {
    const full = [...above, ...node.key.keys.map((key) => (key.type === "TOMLBare" ? key.name : key.value))]
    const isHere = full.length === path.length + 1 && path.every((part, index) => full[index] === part)
    if (isHere) {
      const [from, to] = node.range
      return [{ key: full.at(-1)!, from, to, value: node.value, isLine }]
    }
    const isAbove = full.length <= path.length && full.every((part, index) => part === path[index])
    return isAbove && node.value.type === "TOMLInlineTable" ? inside(node.value.body, full, path, false) : []
  })
}
