import { evaluate } from "../evaluate.ts"
import type { Setup } from "../find-setups.ts"
import type { JavaScriptReview } from "../review.ts"
import { pathOf } from "../source-module.ts"
import { type At, type Value, unwrapped } from "../value.ts"
import { type Node, visit } from "../walk.ts"
import { everyOrigin, reviewListedOrigin } from "./origin.ts"
import { reportStrangers } from "./pattern.ts"
import { shown } from "./text.ts"

/** On what a finding in a function depends, because other conditions may stand beside it. */
const BESIDE = "nothing else in the function refuses it"

/** A function that decides about origins: what can be said of it without running it. */
export function reviewOriginFunction(
  review: JavaScriptReview,
  setup: Setup,
  { node, at }: Extract<Value, { kind: "function" }>,
  condition: string | undefined,
): void {
  if (!isFunction(node)) return
  const [origin, callback] = node.params.map((parameter) =>
    parameter.type === "Identifier" ? parameter.name : undefined,
  )
  if (allowsEveryone(node, setup, origin, callback))
    everyOrigin(review, setup, "reflects", { module: at.module, node }, condition, "the function allows whoever asks")
  if (setup.package.name === "@koa/cors" || origin === undefined) return
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
  const only = onlyExpression(node)
  if (only === undefined) return false
  switch (setup.package.name) {
    case "hono/cors":
      return origin !== undefined && pathOf(only.type === "LogicalExpression" ? unwrapped(only.left) : only) === origin
    case "@koa/cors":
      return isRequestOrigin(only)
    default: {
      if (callback === undefined || only.type !== "CallExpression" || pathOf(only.callee) !== callback) return false
      const [error, allowed] = only.arguments
      const isNothing =
        error?.type === "Literal" ? error.value === null : error !== undefined && pathOf(error) === "undefined"
      if (!isNothing || allowed === undefined) return false
      return (
        (allowed.type === "Literal" && allowed.value === true) || (origin !== undefined && pathOf(allowed) === origin)
      )
    }
  }
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

type Call = Extract<Node, { type: "CallExpression" }>

/** A test of the origin: by a part of it, by a pattern, or by a list. */
function reviewTest(review: JavaScriptReview, setup: Setup, at: At, call: Call, origin: string): void {
  const callee = unwrapped(call.callee)
  const [argument] = call.arguments
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || argument === undefined) return
  const method = callee.property.name
  const read = (node: Node): Value => evaluate(node, at.module, review.context)
  if (pathOf(unwrapped(callee.object)) === origin) {
    const part = read(argument)
    const witness = part.kind === "string" ? looseWitness(method, part.value) : undefined
    if (witness !== undefined)
      review.report("origin-test-too-loose", {
        at,
        condition: BESIDE,
        message: `${shown(at)} is also true for \`${witness}\`.`,
        fix: { title: "Compare the whole origin, or the host of `new URL(origin)`.", edits: [] },
      })
    if (method === "match" && part.kind === "regex") reportStrangers(review, part, BESIDE)
    return
  }
  if (pathOf(unwrapped(argument)) !== origin) return
  const asked = read(callee.object)
  if (method === "test" && asked.kind === "regex") reportStrangers(review, asked, BESIDE)
  if (/^(?:includes|indexOf|has)$/.test(method) && asked.kind === "array")
    for (const element of asked.elements)
      if (element.kind === "string") reviewListedOrigin(review, setup, element, undefined)
}

/** A stranger's origin that passes a test by a part of the text; `undefined` where the part is enough. */
function looseWitness(method: string, part: string): string | undefined {
  if (part === "") return undefined
  switch (method) {
    case "endsWith":
      return /^[\w-][\w-]*\.[\w.-]+(?::\d+)?$/.test(part) ? `https://evil${part}` : undefined
    case "startsWith":
      if (!/^https?:\/\//.test(part) || part.endsWith(":")) return undefined
      return /^https?:\/\/$/.test(part) ? `${part}evil.example` : `${part}.evil.example`
    case "includes":
    case "indexOf":
      return /^https?:\/\//.test(part)
        ? `${part}.evil.example`
        : /^[\w.-]+$/.test(part)
          ? `https://${part.replace(/^\./, "x.")}.evil.example`
          : undefined
    default:
      return undefined
  }
}
