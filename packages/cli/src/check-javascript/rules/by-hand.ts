import type { JavaScriptReview } from "../review.ts"
import type { ModuleSetups } from "../find-setups.ts"
import { evaluate } from "../evaluate.ts"
import type { SourceModule } from "../source-module.ts"
import { unwrapped } from "../value.ts"
import { type Node, visit } from "../walk.ts"
import { reviewAlwaysTrue } from "./always-true.ts"
import { isRequestOrigin } from "./request-origin.ts"

const ALLOW_ORIGIN = /^access-control-allow-origin$/i

const WRITES = /^(?:set|setHeader|header|append|appendHeader|setResponseHeader)$/

/** One header that a program writes itself. */
interface Written {
  readonly node: Node
  readonly name: string
  readonly value: Node
}

/** `Access-Control-Allow-Origin` written without a package. */
export function reviewByHand(review: JavaScriptReview, module: SourceModule, { setups, parents }: ModuleSetups): void {
  if (!/access-control-allow-origin/i.test(module.text)) return
  const written: Written[] = []
  visit(module.program, (node) => void written.push(...headersIn(node)))
  for (const header of written.filter(({ name }) => ALLOW_ORIGIN.test(name))) {
    const at = { module, node: header.node }
    const scope = scopeOf(header.node, parents)
    const withCredentials = written.some(
      ({ name, node, value }) =>
        /^access-control-allow-credentials$/i.test(name) && scopeOf(node, parents) === scope && isTrue(value),
    )
    const guarded = isGuarded(header.node, scope, module, parents)
    // Of an object it is not known under which condition it is used.
    const isLoose = header.node.type === "Property"
    if (scope !== undefined && header.node.type !== "Property") reviewAlwaysTrue(review, module, scope)
    if (echoes(header.value, module)) {
      if (!guarded || isLoose)
        review.report(withCredentials ? "origin-echoed-with-credentials" : "origin-echoed", {
          at,
          condition: isLoose ? "nothing before it refuses the origin" : undefined,
          message: "The origin of the request is sent back as the allowed one.",
          fix: { title: "Look it up in a list first, or use `ofcors`.", edits: [] },
        })
      if (!/\bvary\b/i.test(module.text))
        review.report("vary-forgotten", {
          at,
          message: "The answer depends on the origin, and does not say so.",
          fix: { title: "Add `Vary: Origin`.", edits: [] },
        })
    } else if (withCredentials && isText(header.value, module, review, "*"))
      review.report("any-origin-with-credentials", {
        at,
        // Both stand in one object: whoever gets one gets the other.
        condition: !isLoose && guarded ? "what is asked before it is true" : undefined,
        message: "`*` is sent beside `Access-Control-Allow-Credentials: true`.",
        fix: { title: "Name the origin.", edits: [] },
      })
    if (setups.length > 0)
      review.report("header-beside-package", {
        at,
        message: `${setups[0]!.package.title} sends this header as well.`,
        fix: { title: "Remove one of the two.", edits: [] },
      })
  }
}

function headersIn(node: Node): readonly Written[] {
  if (node.type === "Property" && !node.computed && node.key.type === "Literal" && typeof node.key.value === "string")
    return [{ node, name: node.key.value, value: node.value }]
  if (node.type !== "CallExpression") return []
  const callee = unwrapped(node.callee)
  const [name, value] = node.arguments
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || !WRITES.test(callee.property.name))
    return []
  if (name?.type !== "Literal" || typeof name.value !== "string" || value === undefined) return []
  return [{ node, name: name.value, value }]
}

/** The object that a header is written into, or else the function that writes it. */
function scopeOf(node: Node, parents: ReadonlyMap<Node, Node>): Node | undefined {
  let scope = parents.get(node)
  if (node.type === "Property") return scope
  while (scope !== undefined && !/Function/.test(scope.type)) scope = parents.get(scope)
  return scope
}

/** Whether a condition decides about it, around it or before it in the same function. */
function isGuarded(
  node: Node,
  scope: Node | undefined,
  module: SourceModule,
  parents: ReadonlyMap<Node, Node>,
): boolean {
  const decides = (test: Node): boolean => !asksOnlyForPresence(module.text.slice(test.start, test.end))
  for (let outer = parents.get(node); outer !== undefined && outer !== scope; outer = parents.get(outer)) {
    if (outer.type === "IfStatement" && !decides(outer.test)) continue
    if (/^(?:IfStatement|ConditionalExpression|LogicalExpression|SwitchCase|ForOfStatement)$/.test(outer.type))
      return true
  }
  if (scope === undefined || node.type === "Property") return true
  let found = false
  visit(scope, (inner) => {
    if (inner.type === "IfStatement" && inner.start < node.start) found ||= decides(inner.test)
  })
  return found
}

/** Whether a test asks which method it is, or whether there is an origin at all: that refuses nobody. */
function asksOnlyForPresence(test: string): boolean {
  return /\bmethod\b/.test(test) || /^!?\s*(?:["']origin["']\s+in\s+[\w.]+|(?:[\w.]+\.)?\w*origin)$/i.test(test)
}

/** Whether a value is the request's own `Origin`. */
function echoes(value: Node, module: SourceModule): boolean {
  const expression = unwrapped(value)
  if (isRequestOrigin(expression)) return true
  if (expression.type === "LogicalExpression") return expression.operator !== "&&" && echoes(expression.left, module)
  if (expression.type !== "Identifier") return false
  const declared = module.names.get(expression.name)
  if (declared?.kind === "property")
    return declared.name === "origin" && /headers?$/.test(module.text.slice(declared.of.start, declared.of.end))
  return declared?.kind === "value" && isRequestOrigin(declared.expression)
}

function isTrue(value: Node): boolean {
  const expression = unwrapped(value)
  return expression.type === "Literal" && (expression.value === true || expression.value === "true")
}

function isText(value: Node, module: SourceModule, review: JavaScriptReview, text: string): boolean {
  const known = evaluate(value, module, review.context)
  return known.kind === "string" && known.value === text
}
