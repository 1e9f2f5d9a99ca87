import { InvalidPattern, type PatternNode, type PythonPattern, UnreadablePattern } from "../../import/python-pattern.ts"
import { showPython } from "../../import/python-value.ts"
import { toPattern } from "../../import/translate-patterns.ts"
import { plainValue } from "../reading.ts"
import type { SettingsReview } from "../settings-review.ts"

/** `CORS_URLS_REGEX`, which `re.match` tries on a path that begins with a slash. */
export function reviewUrls(review: SettingsReview): void {
  for (const { value, place, condition } of review.readings("CORS_URLS_REGEX")) {
    const written = plainValue(value)
    if (written === undefined) continue
    const source = value.kind === "regex" ? value.pattern : typeof written === "string" ? written : showPython(written)
    let pattern: PythonPattern | undefined
    try {
      pattern = toPattern(written)
    } catch (error) {
      if (error instanceof InvalidPattern)
        review.report("urls-invalid", {
          place,
          condition,
          message: `\`${source}\` in CORS_URLS_REGEX is no pattern: ${error.message}.`,
        })
      else if (!(error instanceof UnreadablePattern)) throw error
    }
    if (pattern === undefined || review.facts.signalHandlers.length > 0 || canBeginWithSlash(pattern.root) !== "no")
      continue
    review.report("urls-never-match", {
      place,
      condition,
      message: `\`${source}\` in CORS_URLS_REGEX matches no path; \`^/${source.replace(/^\^/, "")}\` would.`,
    })
  }
}

/** Whether a match can begin with `/`, cannot, or says nothing because it can be empty. */
function canBeginWithSlash(node: PatternNode): "yes" | "no" | "empty" {
  switch (node.kind) {
    case "literal":
      return node.character === "/" ? "yes" : "no"
    case "class": {
      const holds = node.members.some((member) =>
        "shorthand" in member ? /[DWS]/.test(member.shorthand) : member.from <= "/" && "/" <= member.to,
      )
      return holds !== node.negated ? "yes" : "no"
    }
    case "any":
      return "yes"
    case "sequence": {
      for (const part of node.parts) {
        const answer = canBeginWithSlash(part)
        if (answer !== "empty") return answer
      }
      return "empty"
    }
    case "choice": {
      const answers = new Set(node.parts.map(canBeginWithSlash))
      return answers.has("yes") ? "yes" : answers.has("empty") ? "empty" : "no"
    }
    case "group":
      return /^\?<?[=!]/.test(node.opening) ? "empty" : canBeginWithSlash(node.part)
    case "repeat": {
      const answer = canBeginWithSlash(node.part)
      return node.min === 0 && answer === "no" ? "empty" : answer
    }
    case "backreference":
      return "yes"
    default:
      return "empty"
  }
}
