import { evaluate } from "../evaluate.ts"
import type { Setup } from "../find-setups.ts"
import type { JavaScriptReview } from "../review.ts"
import { pathOf } from "../source-module.ts"
import { type At, type Value, unwrapped } from "../value.ts"
import type { Node } from "../walk.ts"
import { reviewListedOrigin } from "./listed-origin.ts"
import { reportStrangers } from "./pattern.ts"
import { shown } from "./text.ts"

/** On what a finding in a function depends, because other conditions may stand beside it. */
const BESIDE = "nothing else in the function refuses it"

type Call = Extract<Node, { type: "CallExpression" }>

/** A test of the origin: by a part of it, by a pattern, or by a list. */
export function reviewTest(review: JavaScriptReview, setup: Setup, at: At, call: Call, origin: string): void {
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
