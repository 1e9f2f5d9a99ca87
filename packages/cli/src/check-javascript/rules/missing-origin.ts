import type { Setup } from "../find-setups.ts"
import type { JavaScriptReview } from "../review.ts"
import { pathOf } from "../source-module.ts"
import { type At, unwrapped } from "../value.ts"
import { type Node, visit } from "../walk.ts"
import { shown } from "./text.ts"

/** What throws where there is no `Origin`, unless something asks before whether there is one. */
export function reviewMissing(
  review: JavaScriptReview,
  setup: Setup,
  module: At["module"],
  node: Node,
  origin: string,
): void {
  const isEmptyText = setup.package.name === "hono/cors"
  let found: Node | undefined
  visit(node, (inner) => {
    const isUrl = inner.type === "NewExpression" && pathOf(inner.callee) === "URL" && inner.arguments.length === 1
    const throws = isUrl
      ? pathOf(unwrapped(inner.arguments[0]!)) === origin
      : inner.type === "MemberExpression" &&
        !isEmptyText &&
        !inner.optional &&
        pathOf(unwrapped(inner.object)) === origin
    if (throws && (found === undefined || inner.start < found.start)) found = inner
  })
  if (found === undefined) return
  const before = module.text.slice(node.start, found.start)
  const name = origin.replaceAll("$", "\\$")
  if (new RegExp(`!\\s*${name}\\b|\\b${name}\\s*(?:&&|\\|\\||\\?|[!=]==?|=[^=>])|\\btry\\b`).test(before)) return
  const at = { module, node: found }
  review.report("origin-may-be-missing", {
    at,
    message: `${shown(at)} throws where the request has no \`Origin\`.`,
    fix: { title: `Ask for \`!${origin}\` first.`, edits: [] },
  })
}
