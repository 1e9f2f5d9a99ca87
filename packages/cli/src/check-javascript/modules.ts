import { statSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { type Context, evaluate, propertyOf } from "./evaluate.ts"
import { type SourceModule, parseModule, readModule } from "./source-module.ts"
import type { At, Value } from "./value.ts"

const ENDINGS = ["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts"]

/** The modules of a project, each parsed once. */
export class Modules {
  readonly #root: string
  readonly #texts: ReadonlyMap<string, string>
  readonly #known = new Map<string, SourceModule | "unparsable" | undefined>()

  /**
   * @param root nothing outside this folder is read
   * @param texts of files that stand for what is on the disk
   */
  constructor(root: string, texts: ReadonlyMap<string, string>) {
    this.#root = resolve(root)
    this.#texts = texts
  }

  /** A file of the project. */
  read(path: string): SourceModule | "unparsable" | undefined {
    if (!this.#known.has(path)) {
      const text = this.#texts.get(path)
      this.#known.set(path, text === undefined ? readModule(path) : parseModule(path, text))
    }
    return this.#known.get(path)
  }

  /** What a module gets when it imports `name` from another; `*` is all of it. */
  imported(module: SourceModule, from: string, name: string, at: At, context: Context, depth: number): Value {
    if (!/^\.{1,2}(?:\/|$)/.test(from)) return { kind: "import", from: from.replace(/^npm:|@\d.*$/g, ""), name, at }
    const unknown = (because: string): Value => ({ kind: "unknown", because, at })
    const path = this.#resolve(dirname(module.path), from)
    const target = path === undefined ? undefined : this.read(path)
    if (target === undefined || target === "unparsable") return unknown(`\`${from}\` is not read`)
    const whole = target.exports.get("*")
    const wanted = target.exports.get(name)
    const all = name === "*" || name === "default" ? (wanted ?? whole) : wanted
    if (all !== undefined && "from" in all && !("type" in all))
      return this.imported(target, all.from, all.name, at, context, depth + 1)
    if (all !== undefined) return evaluate(all as never, target, context, depth + 1)
    // `module.exports = { name }`, and `require` of a module that exports names.
    if (whole !== undefined && !("from" in whole && !("type" in whole)))
      return propertyOf(evaluate(whole as never, target, context, depth + 1), name, at)
    if (name !== "*") return unknown(`\`${from}\` exports no \`${name}\` that can be read`)
    const properties = new Map<string, { key: At["node"]; value: Value }>()
    for (const exported of target.exports.keys())
      properties.set(exported, { key: at.node, value: this.imported(module, from, exported, at, context, depth + 1) })
    return { kind: "object", properties, isComplete: false, at }
  }

  #resolve(folder: string, from: string): string | undefined {
    const base = resolve(folder, from)
    if (!`${base}/`.startsWith(`${this.#root}/`)) return undefined
    const stem = base.replace(/\.([cm]?)jsx?$/, "")
    const candidates = [
      ...ENDINGS.map((ending) => base + ending),
      ...ENDINGS.map((ending) => stem + ending),
      ...ENDINGS.slice(1).map((ending) => join(base, `index${ending}`)),
    ]
    return candidates.find((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
  }
}
