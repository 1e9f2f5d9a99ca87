import type { JavaScriptReview } from "../review.ts"
import type { SourceModule } from "../source-module.ts"
import { unwrapped } from "../value.ts"
import { type Node, visit } from "../walk.ts"
import { shown } from "./text.ts"

/** `list.includes(origin) !== -1`, which was `indexOf` once. */
export function reviewAlwaysTrue(review: JavaScriptReview, module: SourceModule, scope: Node): void {
  visit(scope, (node) => {
    if (node.type !== "BinaryExpression" || !/^(?:!==?|>)$/.test(node.operator)) return
    const call = unwrapped(node.left)
    if (call.type !== "CallExpression" || !isMinusOne(unwrapped(node.right))) return
    const callee = unwrapped(call.callee)
    if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return
    if (callee.property.name !== "includes") return
    const at = { module, node }
    const test = module.text.slice(call.start, call.end)
    review.report("origin-test-always-true", {
      at,
      message: `${shown(at)} is true for every origin.`,
      fix: {
        title: `Write \`${test}\`.`,
        edits: [{ file: module.path, from: call.end, to: node.end, insert: "" }],
      },
    })
  })
}

function isMinusOne(node: Node): boolean {
  if (node.type !== "UnaryExpression" || node.operator !== "-") return false
  return node.argument.type === "Literal" && node.argument.value === 1
}
