import { judge } from "../../check-policy/origins/hostile.ts"
import type { Setup } from "../find-setups.ts"
import type { JavaScriptReview } from "../review.ts"
import type { Value } from "../value.ts"

/** A pattern that the package asks about an origin, anywhere in it. */
export function reviewPattern(
  review: JavaScriptReview,
  setup: Setup,
  value: Extract<Value, { kind: "regex" }>,
  condition: string | undefined,
): void {
  const { pattern, flags, at } = value
  if (/[gy]/.test(flags) && setup.package.remembers) {
    const written = at.module.text.slice(at.node.start, at.node.end)
    const isLiteral = written === `/${pattern}/${flags}`
    review.report("pattern-remembers", {
      at,
      condition: setup.package.onlyWhere ?? condition,
      message: `\`/${pattern}/${flags}\` has the flag \`${flags.replace(/[^gy]/g, "")}\`.`,
      fix: {
        title: "Leave the flag out.",
        edits: isLiteral
          ? [
              {
                file: at.module.path,
                from: at.node.end - flags.length,
                to: at.node.end,
                insert: flags.replace(/[gy]/g, ""),
              },
            ]
          : [],
      },
    })
  }
  reportStrangers(review, value, condition)
}

/** Says whom a pattern lets in that nobody can have meant. */
export function reportStrangers(
  review: JavaScriptReview,
  { pattern, flags, at }: Extract<Value, { kind: "regex" }>,
  condition: string | undefined,
): void {
  let regex: RegExp
  try {
    regex = new RegExp(pattern, flags.replace(/[gy]/g, ""))
  } catch {
    return
  }
  const { verdict } = judge(regex, "search")
  if (verdict.kind !== "hostile") return
  const witness = verdict.witnesses.find(
    ({ hostility }) => hostility === "foreign-site" || hostility === "foreign-host",
  )
  if (witness === undefined) return
  review.report("pattern-lets-strangers-in", {
    at,
    condition,
    message: `\`/${pattern}/${flags}\` lets \`${witness.example ?? witness.origin}\` in.`,
    fix: { title: "Begin it with `^`, end it with `$`, and write `\\.` for a dot.", edits: [] },
  })
}
