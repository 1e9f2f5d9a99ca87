import { type Context, evaluate, propertyOf } from "./evaluate.ts"
import { type CorsPackage, packageOf, packages } from "./packages.ts"
import { type SourceModule, pathOf } from "./source-module.ts"
import { type At, type Value, unwrapped } from "./value.ts"
import { type Node, visit } from "./walk.ts"

/** One place where a package is told what to allow. */
export interface Setup {
  readonly package: CorsPackage
  readonly at: At
  /** What it is given; `undefined` where that is nothing. */
  readonly options: Value | undefined
}

/** A package's export that is handed on without being called. */
export interface Uncalled {
  readonly package: CorsPackage
  readonly at: At
}

/** Everything that a module does with CORS packages. */
export interface ModuleSetups {
  readonly setups: readonly Setup[]
  readonly uncalled: readonly Uncalled[]
  readonly parents: ReadonlyMap<Node, Node>
}

/** Finds every use of a known package in a module. */
export function findSetups(module: SourceModule, context: Context): ModuleSetups {
  const setups: Setup[] = []
  const uncalled: Uncalled[] = []
  const parents = new Map<Node, Node>()
  const read = (node: Node): Value => evaluate(node, module, context)
  const imported = (node: Node): CorsPackage | undefined => {
    const value = /^(?:Identifier|MemberExpression|CallExpression|ImportExpression)$/.test(unwrapped(node).type)
      ? read(node)
      : undefined
    return value?.kind === "import" ? packageOf(value.from, value.name) : undefined
  }
  visit(module.program, (node, parent) => {
    if (parent !== undefined) parents.set(node, parent)
    if (node.type !== "CallExpression") return
    const add = (known: CorsPackage, options: Node | undefined): void =>
      void setups.push({
        package: known,
        at: { module, node },
        options: options === undefined ? undefined : read(options),
      })
    const [first, second] = node.arguments
    const callee = unwrapped(node.callee)
    const method =
      callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : ""
    if (method === "register" && first !== undefined) {
      const known = imported(first)
      if (known?.name === "@fastify/cors") add(known, second)
    } else if (method === "use") {
      for (const argument of node.arguments) {
        const known = imported(argument)
        if (known !== undefined) uncalled.push({ package: known, at: { module, node: argument } })
      }
    } else if (method === "enableCors") add(packages.nest, first)
    else if (/(?:^|\.)NestFactory\.create$/.test(pathOf(callee) ?? "")) {
      const options = node.arguments.map(read).find(({ kind }) => kind === "object")
      const cors = options === undefined ? undefined : propertyOf(options, "cors", { module, node })
      if (cors?.kind === "object") setups.push({ package: packages.nest, at: cors.at, options: cors })
      else if (cors?.kind === "boolean" && cors.value)
        setups.push({ package: packages.nest, at: cors.at, options: undefined })
    } else if (callee.type === "Identifier" || callee.type === "MemberExpression" || callee.type === "CallExpression") {
      const known = pathOf(callee) === "require" ? undefined : imported(callee)
      if (known !== undefined && known.name !== "@fastify/cors") add(known, first)
    }
  })
  return { setups, uncalled, parents }
}
