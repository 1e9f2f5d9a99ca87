import { pathOf } from "../source-module.ts"
import { unwrapped } from "../value.ts"
import type { Node } from "../walk.ts"

/** Whether an expression is the request's `Origin`: `req.headers.origin`, `req.get("Origin")`, `c.req.header("origin")`. */
export function isRequestOrigin(node: Node): boolean {
  const expression = unwrapped(node)
  if (expression.type === "LogicalExpression") return expression.operator !== "&&" && isRequestOrigin(expression.left)
  if (expression.type === "MemberExpression") {
    const name =
      expression.property.type === "Identifier" && !expression.computed
        ? expression.property.name
        : expression.property.type === "Literal"
          ? String(expression.property.value)
          : ""
    return /^origin$/i.test(name) && /(?:^|\.)headers?$/.test(pathOf(unwrapped(expression.object)) ?? "")
  }
  if (expression.type !== "CallExpression") return false
  const [name] = expression.arguments
  return (
    name?.type === "Literal" &&
    /^origin$/i.test(String(name.value)) &&
    /\.(?:get|header|headers\.get)$/.test(pathOf(unwrapped(expression.callee)) ?? "")
  )
}
