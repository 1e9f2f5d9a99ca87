import { readFileSync } from "node:fs"
import { type Expression, type Program, parseSync } from "oxc-parser"
import { type Node, visit } from "./walk.ts"

/** What a name of a module stands for. */
export type Declared =
  | { readonly kind: "value"; readonly expression: Expression }
  | { readonly kind: "property"; readonly of: Expression; readonly name: string }
  | { readonly kind: "import"; readonly from: string; readonly name: string }
  | { readonly kind: "function"; readonly node: Node }
  | { readonly kind: "other" }

/** A parsed source file and what its names stand for. Names declared twice, in whatever scope, stand for nothing. */
export interface SourceModule {
  /** Absolute. */
  readonly path: string
  readonly text: string
  readonly program: Program
  readonly names: ReadonlyMap<string, Declared>
  /** By exported name; `default` and, for CommonJS, `*` among them. */
  readonly exports: ReadonlyMap<string, Expression | { readonly from: string; readonly name: string }>
  /** Names of lists and objects that other code adds to. */
  readonly grown: ReadonlySet<string>
  /** `name.property` of each property that is assigned apart from its object. */
  readonly assigned: ReadonlySet<string>
}

/** Larger files are made by tools. */
const MOST_CHARACTERS = 400_000

/** Reads and parses a file; `unparsable` where it is no JavaScript, `undefined` where it cannot be read. */
export function readModule(path: string): SourceModule | "unparsable" | undefined {
  let text: string
  try {
    text = readFileSync(path, "utf8")
  } catch {
    return undefined
  }
  return text.length > MOST_CHARACTERS ? undefined : parseModule(path, text)
}

/** Parses a text as the file's name says. */
export function parseModule(path: string, text: string): SourceModule | "unparsable" {
  // JSX is also written into plain .js; TypeScript keeps it to .tsx, because of its casts.
  const name = path.replace(/\.([cm]?)js$/, ".$1jsx").replace(/\.[cm]jsx$/, ".jsx")
  // A byte order mark is no part of the program, and dropping it would move every position.
  const { program, errors } = parseSync(name, text.replace(/^\uFEFF/, " "), { sourceType: sourceTypeOf(path, text) })
  if (errors.length > 0) return "unparsable"
  const names = new Map<string, Declared>()
  const module = {
    path,
    text,
    program,
    names,
    exports: new Map(),
    grown: new Set<string>(),
    assigned: new Set<string>(),
  }
  const declare = (name: string, declared: Declared): void =>
    void names.set(name, names.has(name) ? { kind: "other" } : declared)
  visit(program, (node, parent) => {
    declareNames(node, parent, declare)
    collectExports(node, module.exports)
    collectChanges(node, module)
  })
  return module
}

function sourceTypeOf(path: string, text: string): "module" | "commonjs" | "unambiguous" {
  if (/\.cts$|\.cjs$/.test(path)) return "commonjs"
  return /^\s*(?:import|export)\b/m.test(text) ? "module" : "commonjs"
}

function declareNames(node: Node, parent: Node | undefined, declare: (name: string, declared: Declared) => void): void {
  switch (node.type) {
    case "ImportDeclaration":
      for (const specifier of node.specifiers) {
        const name =
          specifier.type === "ImportSpecifier"
            ? specifier.imported.type === "Literal"
              ? specifier.imported.value
              : specifier.imported.name
            : specifier.type === "ImportDefaultSpecifier"
              ? "default"
              : "*"
        declare(specifier.local.name, { kind: "import", from: node.source.value, name })
      }
      return
    case "TSImportEqualsDeclaration":
      if (node.moduleReference.type === "TSExternalModuleReference")
        declare(node.id.name, { kind: "import", from: node.moduleReference.expression.value, name: "*" })
      return
    case "VariableDeclarator": {
      const { id, init } = node
      if (id.type === "Identifier")
        declare(id.name, init === null ? { kind: "other" } : { kind: "value", expression: init })
      else if (id.type === "ObjectPattern" && init !== null)
        for (const property of id.properties) {
          if (property.type !== "Property" || property.value.type !== "Identifier") continue
          const key = property.key
          if (key.type === "Identifier" && !property.computed)
            declare(property.value.name, { kind: "property", of: init, name: key.name })
        }
      return
    }
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      if (node.type === "FunctionDeclaration" && node.id !== null) declare(node.id.name, { kind: "function", node })
      for (const parameter of node.params) for (const name of namesIn(parameter)) declare(name, { kind: "other" })
      return
    case "AssignmentExpression":
      if (node.left.type === "Identifier") declare(node.left.name, { kind: "other" })
      return
    case "CatchClause":
      if (node.param !== null) for (const name of namesIn(node.param)) declare(name, { kind: "other" })
      return
    case "ForOfStatement":
    case "ForInStatement":
      return
    default:
      if (node.type === "UpdateExpression" && node.argument.type === "Identifier" && parent !== undefined)
        declare(node.argument.name, { kind: "other" })
  }
}

function namesIn(pattern: Node): readonly string[] {
  const names: string[] = []
  visit(pattern, (node) => {
    if (node.type === "Identifier") names.push(node.name)
  })
  return names
}

function collectExports(node: Node, exports: Map<string, Expression | { from: string; name: string }>): void {
  if (node.type === "ExportDefaultDeclaration") {
    const { declaration } = node
    if (!declaration.type.endsWith("Declaration")) exports.set("default", declaration as Expression)
  } else if (node.type === "ExportNamedDeclaration") {
    if (node.declaration?.type === "VariableDeclaration")
      for (const { id, init } of node.declaration.declarations)
        if (id.type === "Identifier" && init !== null) exports.set(id.name, init)
    for (const { local, exported } of node.specifiers) {
      const [inside, outside] = [local, exported].map((name) => (name.type === "Literal" ? name.value : name.name))
      if (node.source !== null) exports.set(outside!, { from: node.source.value, name: inside! })
      else if (local.type === "Identifier") exports.set(outside!, local)
    }
  } else if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression") {
    const path = pathOf(node.left)
    if (path === "module.exports") exports.set("*", node.right)
    else if (path !== undefined && /^(?:module\.)?exports\.\w+$/.test(path))
      exports.set(path.slice(path.lastIndexOf(".") + 1), node.right)
  } else if (node.type === "TSExportAssignment") exports.set("*", node.expression)
}

function collectChanges(node: Node, module: { readonly grown: Set<string>; readonly assigned: Set<string> }): void {
  if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression") {
    const path = pathOf(node.left)
    if (path !== undefined) module.assigned.add(path)
    else if (node.left.object.type === "Identifier") module.grown.add(node.left.object.name)
  } else if (node.type === "CallExpression" && node.callee.type === "MemberExpression") {
    const path = pathOf(node.callee)
    const [, list] = /^(.*)\.(?:push|unshift|splice|pop|shift|fill|sort|reverse|add|set|delete)$/.exec(path ?? "") ?? []
    if (list !== undefined) module.grown.add(list)
    const [first] = node.arguments
    if (path === "Object.assign" && first?.type === "Identifier") module.grown.add(first.name)
  }
}

/** `a.b.c` of a chain of names; `undefined` for anything else. */
export function pathOf(node: Node): string | undefined {
  if (node.type === "Identifier") return node.name
  if (node.type === "ThisExpression") return "this"
  if (node.type !== "MemberExpression" || node.computed || node.property.type !== "Identifier") return undefined
  const object = pathOf(node.object)
  return object === undefined ? undefined : `${object}.${node.property.name}`
}
