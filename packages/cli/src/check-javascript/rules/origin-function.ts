import type { Setup } from "../find-setups.ts"
import type { JavaScriptReview } from "../review.ts"
import { pathOf } from "../source-module.ts"
import { type Value, unwrapped } from "../value.ts"
import { type Node, visit } from "../walk.ts"
import { reviewAlwaysTrue } from "./always-true.ts"
import { everyOrigin } from "./every-origin.ts"
import { reviewMissing } from "./missing-origin.ts"
import { reviewTest } from "./origin-test.ts"
import { isRequestOrigin } from "./request-origin.ts"
import { shown } from "./text.ts"

/** A function that decides about origins: what can be said of it without running it. */
export function reviewOriginFunction(
  review: JavaScriptReview,
  setup: Setup,
  { node, at }: Extract<Value, { kind: "function" }>,
  condition: string | undefined,
): void {
  if (!isFunction(node)) return
  reviewAlwaysTrue(review, at.module, node)
  const [origin, callback] = node.params.map((parameter) =>
    parameter.type === "Identifier" ? parameter.name : undefined,
  )
  if (allowsEveryone(node, setup, origin, callback))
    everyOrigin(review, setup, "reflects", { module: at.module, node }, condition, "the function allows whoever asks")
  if (setup.package.name === "@koa/cors" || origin === undefined) return
  reviewMissing(review, setup, at.module, node, origin)
  visit(node, (inner) => {
    if (inner.type !== "CallExpression") return
    const here = { module: at.module, node: inner }
    reviewTest(review, setup, here, inner, origin)
    const [error] = inner.arguments
    if (callback !== undefined && pathOf(inner.callee) === callback && error?.type === "NewExpression")
      review.report("origin-refused-by-error", {
        at: here,
        condition,
        message: `${shown(here)} answers a refused page with an error.`,
        fix: { title: `Write \`${callback}(null, false)\`.`, edits: [] },
      })
  })
}

type FunctionNode = Extract<Node, { type: "ArrowFunctionExpression" | "FunctionExpression" | "FunctionDeclaration" }>

function isFunction(node: Node): node is FunctionNode {
  return /^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(node.type)
}

/** Whether all that the function does is to allow the origin that asks. */
function allowsEveryone(
  node: FunctionNode,
  setup: Setup,
  origin: string | undefined,
  callback: string | undefined,
): boolean {
  if (callback !== undefined && setup.package.options.methods === "methods")
    return callsBackForEveryone(node, origin, callback)
  const only = onlyExpression(node)
  if (only === undefined) return false
  switch (setup.package.name) {
    case "hono/cors":
      return origin !== undefined && pathOf(only.type === "LogicalExpression" ? unwrapped(only.left) : only) === origin
    case "@koa/cors":
      return isRequestOrigin(only)
    default:
      return false
  }
}

/** Whether every call of the callback allows whoever asks, and one of them is reached whatever is asked. */
function callsBackForEveryone(node: FunctionNode, origin: string | undefined, callback: string): boolean {
  const calls: Call[] = []
  visit(node, (inner) => {
    if (inner.type === "CallExpression" && pathOf(inner.callee) === callback) calls.push(inner)
  })
  const { body } = node
  const statements = body === null ? [] : body.type === "BlockStatement" ? body.body : [body]
  const isReached = statements.some((statement) => {
    const inner =
      statement.type === "ExpressionStatement"
        ? statement.expression
        : statement.type === "ReturnStatement"
          ? statement.argument
          : statement
    return inner !== null && calls.some((call) => call === unwrapped(inner))
  })
  return (
    isReached &&
    calls.every(({ arguments: [error, allowed] }) => {
      const isNothing =
        error?.type === "Literal" ? error.value === null : error !== undefined && pathOf(error) === "undefined"
      if (!isNothing || allowed === undefined) return false
      return (
        (allowed.type === "Literal" && allowed.value === true) || (origin !== undefined && pathOf(allowed) === origin)
      )
    })
  )
}

/** What a function returns, or the one call that it makes. */
function onlyExpression({ body }: FunctionNode): Node | undefined {
  if (body === null) return undefined
  if (body.type !== "BlockStatement") return unwrapped(body)
  const [statement, another] = body.body
  if (another !== undefined || statement === undefined) return undefined
  if (statement.type === "ReturnStatement")
    return statement.argument === null ? undefined : unwrapped(statement.argument)
  return statement.type === "ExpressionStatement" ? unwrapped(statement.expression) : undefined
}

type Call = Extract<Node, { type: "CallExpression" }>
