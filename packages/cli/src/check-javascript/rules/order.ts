import type { ModuleSetups, Setup } from "../find-setups.ts"
import type { JavaScriptReview } from "../review.ts"
import { pathOf } from "../source-module.ts"
import { unwrapped } from "../value.ts"
import { type Node, visit } from "../walk.ts"

const ROUTE = /^(?:get|head|post|put|patch|delete|all|route)$/

const BODY_PARSER = /^(?:(?:express|bodyParser)\.(?:json|urlencoded|text|raw)|bodyParser|koaBody|multer\b.*)$/

const AUTHENTICATION = /auth|jwt|passport|requireUser|clerk/i

/** Where the middleware stands among what else is put on the same application. */
export function reviewOrder(review: JavaScriptReview, setup: Setup, { parents }: ModuleSetups): void {
  const { module, node } = setup.at
  const placed = placeOf(node, parents)
  if (placed === undefined) return
  const { application, method, statement, siblings, isForEveryPath } = placed
  if (/^(?:put|patch|delete)$/.test(method)) {
    reviewRoute(review, setup, application)
    return
  }
  const calls = siblings.slice(0, siblings.indexOf(statement)).flatMap((before) => callOn(before, application) ?? [])
  if (setup.package.name === "@nestjs/core") {
    if (method === "enableCors" && calls.some(({ method: name }) => name === "listen"))
      review.report("cors-after-listen", {
        at: { module, node },
        message: `\`${application}.enableCors\` comes after \`${application}.listen\`.`,
        fix: { title: "Move it above.", edits: [] },
      })
    return
  }
  if (method !== "use") return
  const line = (call: Node): number => module.text.slice(0, call.start).split("\n").length
  const at = { module, node }
  const earlier = calls.findLast(
    ({ method: name, call }) => name === "use" && !isPath(call.arguments[0]) && hasOwnCors(call, review, module),
  )
  if (earlier !== undefined) {
    // What stands above stands above the first one, where it is said.
    if (isForEveryPath)
      review.report("cors-twice", {
        at,
        message: `Line ${line(earlier.call)} uses it already, for every path.`,
        fix: { title: "Remove one of the two.", edits: [] },
      })
    return
  }
  for (const { method: name, call } of calls) {
    const [first, ...others] = call.arguments
    if (first === undefined || hasOwnCors(call, review, module)) continue
    const fix = { title: `Move it above line ${line(call)}.`, edits: [] }
    const path = isPath(first) ? module.text.slice(first.start, first.end) : undefined
    // Nobody calls these from a page.
    if (path !== undefined && /health|ready|live|ping|status|metrics|favicon|static|assets|webhook/i.test(path))
      continue
    if (ROUTE.test(name) && path !== undefined && others.length > 0)
      return review.report("cors-after-routes", {
        at,
        fix,
        message: `\`${application}.${name}(${path}, ...)\` in line ${line(call)} stands above it.`,
      })
    if (name !== "use") continue
    const names = (path === undefined ? call.arguments : others).map((handler) => nameOf(handler))
    const parser = setup.package.name === "cors" ? names.find((text) => BODY_PARSER.test(text)) : undefined
    const guard = names.find((text) => AUTHENTICATION.test(text) && !/cors|router|routes/i.test(text))
    const message = (what: string): string => `${what} in line ${line(call)} stands above it.`
    if (parser !== undefined) review.report("cors-after-body-parser", { at, fix, message: message(`\`${parser}\``) })
    else if (guard !== undefined)
      review.report("cors-after-authentication", { at, fix, message: message(`\`${guard}\``) })
    else if ((path !== undefined && others.length > 0) || names.some((text) => text.endsWith(".routes")))
      return review.report("cors-after-routes", {
        at,
        fix,
        severity: "warning",
        message: message(path === undefined ? "The router" : `What is used for ${path}`),
      })
  }
}

function isPath(node: Node | undefined): boolean {
  return node?.type === "Literal" && typeof node.value === "string"
}

interface Placed {
  readonly application: string
  readonly method: string
  readonly statement: Node
  readonly siblings: readonly Node[]
  readonly isForEveryPath: boolean
}

/** The statement `application.method(…, here, ...)` with those beside it. */
function placeOf(node: Node, parents: ReadonlyMap<Node, Node>): Placed | undefined {
  let call: Node | undefined = node
  const own = node.type === "CallExpression" ? pathOf(node.callee) : undefined
  if (own?.endsWith(".enableCors") !== true) call = parents.get(node)
  if (call?.type !== "CallExpression") return undefined
  const path = pathOf(unwrapped(call.callee))
  let statement = parents.get(call)
  while (statement !== undefined && statement.type !== "ExpressionStatement" && statement.type.endsWith("Expression"))
    statement = parents.get(statement)
  const block = statement === undefined ? undefined : parents.get(statement)
  if (path === undefined || !path.includes(".") || statement === undefined) return undefined
  if (block?.type !== "BlockStatement" && block?.type !== "Program") return undefined
  const dot = path.lastIndexOf(".")
  return {
    application: path.slice(0, dot),
    method: path.slice(dot + 1),
    statement,
    siblings: block.body,
    isForEveryPath: call.arguments[0] === node,
  }
}

interface CallOn {
  readonly method: string
  readonly call: Extract<Node, { type: "CallExpression" }>
}

/** A statement that is nothing but a call of a method of the application. */
function callOn(statement: Node, application: string): CallOn | undefined {
  if (statement.type !== "ExpressionStatement") return undefined
  const call = unwrapped(statement.expression)
  if (call.type !== "CallExpression") return undefined
  const path = pathOf(unwrapped(call.callee))
  if (path === undefined || path.slice(0, path.lastIndexOf(".")) !== application) return undefined
  return { method: path.slice(path.lastIndexOf(".") + 1), call }
}

/** The name of a middleware, called or not: `express.json`, `passport.initialize`, `requireAuth`. */
function nameOf(handler: Node): string {
  const expression = unwrapped(handler)
  return pathOf(expression.type === "CallExpression" ? unwrapped(expression.callee) : expression) ?? ""
}

/** Whether a call has CORS among its own handlers. */
function hasOwnCors(call: Node, review: JavaScriptReview, module: Setup["at"]["module"]): boolean {
  let found = false
  visit(call, (node) => {
    found ||= review.setupNodes.has(node)
    found ||= node.type === "Identifier" && /cors/i.test(node.name) && module.names.get(node.name) !== undefined
  })
  return found
}

/** A route of its own answers its method, and not the preflight for it. */
function reviewRoute(review: JavaScriptReview, { at, package: known }: Setup, application: string): void {
  if (review.answersPreflights || known.name !== "cors") return
  review.report("preflight-unanswered", {
    at,
    message: `Only this route of \`${application}\` has CORS, and nothing here answers its preflight.`,
    fix: { title: `Put \`${application}.use(cors(…))\` above the routes.`, edits: [] },
  })
}
