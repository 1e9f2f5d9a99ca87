import type { JavaScriptReview } from "../review.ts"
import type { Setup } from "../find-setups.ts"
import { type Reading, readingsOf } from "../value.ts"
import { credentialsOf } from "./credentials.ts"
import { everyOrigin } from "./every-origin.ts"
import { reviewListedOrigin } from "./listed-origin.ts"
import { reviewOriginFunction } from "./origin-function.ts"
import { reviewPattern } from "./pattern.ts"

/** Whom the options let in. */
export function reviewOrigin(review: JavaScriptReview, setup: Setup): void {
  const { options, at } = setup
  const origin = options?.kind === "object" ? options.properties.get("origin")?.value : undefined
  if (options !== undefined && options.kind !== "object") return
  if (origin === undefined) {
    if (options === undefined || options.isComplete)
      everyOrigin(review, setup, "star", { ...at }, undefined, "no `origin` means `*`")
    return
  }
  for (const reading of readingsOf(origin)) reviewReading(review, setup, reading)
}

function reviewReading(review: JavaScriptReview, setup: Setup, { value, condition }: Reading): void {
  const { takes, title, starInList } = setup.package
  const { at } = value
  const wrong = (what: string, instead: string): void =>
    review.report("option-wrong-type", {
      at,
      condition,
      message: `\`origin\` is ${what}, and ${title} takes ${instead}.`,
    })
  switch (value.kind) {
    case "string":
      if (value.value === "*") everyOrigin(review, setup, "star", at, condition)
      else if (value.value !== "") reviewListedOrigin(review, setup, value, condition)
      return
    case "boolean":
      if (!value.value) return
      if (takes.booleans) everyOrigin(review, setup, "reflects", at, condition)
      else wrong("`true`", `an origin${takes.list ? ", a list" : ""} or a function`)
      return
    case "regex":
      if (takes.patterns) reviewPattern(review, setup, value, condition)
      else wrong("a pattern", `an origin${takes.list ? ", a list of origins" : ""} or a function`)
      return
    case "array": {
      if (!takes.list) {
        // A list of one becomes one header, which works.
        if (value.elements.length > 1)
          wrong("a list", "one origin or a function; a list becomes several headers, which browsers refuse")
        return
      }
      for (const element of value.elements)
        for (const { value: entry, condition: where } of readingsOf(element, condition)) {
          if (entry.kind === "string" && entry.value === "*" && starInList === "everyone")
            everyOrigin(review, setup, "star", entry.at, where)
          else if (entry.kind === "string") reviewListedOrigin(review, setup, entry, where)
          else if (entry.kind === "regex" && takes.patterns) reviewPattern(review, setup, entry, where)
          else if (entry.kind === "regex")
            wrong(`a list with the pattern \`/${entry.pattern}/\``, "a list of plain origins, or a function")
          else if (entry.kind === "boolean" && entry.value && takes.booleans)
            everyOrigin(review, setup, "reflects", entry.at, where)
        }
      return
    }
    case "function":
      return reviewOriginFunction(review, setup, value, condition)
    case "environment":
      review.report("origin-from-environment", {
        at,
        condition,
        message: `\`origin\` is \`${value.name}\` of the environment. Where that is not set, ${setup.package.withoutOrigin}${credentialsOf(setup) !== "no" && setup.package.name === "@koa/cors" ? ", with credentials" : ""}; a list with commas is taken for one origin.`,
        fix: { title: `Stop the program at start-up where \`${value.name}\` is not set.`, edits: [] },
      })
      return
    default:
  }
}
