import type { Setup } from "../find-setups.ts"
import type { JavaScriptReview } from "../review.ts"
import { type Property, type Value, readingsOf } from "../value.ts"
import { certainty, credentialsOf } from "./credentials.ts"
import { literalEdit } from "./text.ts"

/** The lists of methods and headers, which are also texts with commas. */
export function reviewNames(review: JavaScriptReview, setup: Setup, properties: ReadonlyMap<string, Property>): void {
  const { methods, headers, exposed } = setup.package.options
  for (const option of [methods, headers, ...(headers === "allowedHeaders" ? ["headers"] : []), exposed])
    for (const { entry, text, condition } of entriesOf(properties.get(option)?.value)) {
      if (option === methods) reviewMethod(review, entry, text, condition)
      if (text === "*")
        reviewStar(review, setup, option, entry, condition, { isHeaders: option !== methods && option !== exposed })
    }
}

interface Entry {
  readonly entry: Value
  readonly text: string
  readonly condition: string | undefined
}

function entriesOf(value: Value | undefined): readonly Entry[] {
  if (value === undefined) return []
  return readingsOf(value).flatMap(({ value: list, condition }) => {
    const elements = list.kind === "array" ? list.elements : [list]
    return elements.flatMap((entry) =>
      entry.kind === "string" ? entry.value.split(",").map((text) => ({ entry, text: text.trim(), condition })) : [],
    )
  })
}

function reviewMethod(review: JavaScriptReview, entry: Value, text: string, condition: string | undefined): void {
  const upper = text.toUpperCase()
  // GET, HEAD and POST pass whatever the list says.
  if (text === upper || !/^(?:PUT|DELETE|PATCH|OPTIONS)$/.test(upper)) return
  review.report("method-in-lowercase", {
    at: entry.at,
    // A page may well write `patch`, which browsers, unlike the others, leave as it is.
    condition: upper === "PATCH" ? "the page says `PATCH`" : condition,
    message: `\`${text}\` is no method that browsers send: \`${upper}\` is.`,
    fix: {
      title: `Write \`${upper}\`.`,
      edits: entry.kind === "string" ? literalEdit(entry.at, entry.value, entry.value.toUpperCase()) : [],
    },
  })
}

function reviewStar(
  review: JavaScriptReview,
  setup: Setup,
  option: string,
  { at }: Value,
  condition: string | undefined,
  { isHeaders }: { readonly isHeaders: boolean },
): void {
  if (credentialsOf(setup) !== "no")
    review.report("wildcard-taken-literally", {
      at,
      condition: certainty(setup, condition),
      message: `\`${option}\` is \`*\`, with credentials.`,
      fix: { title: "Name each one.", edits: [] },
    })
  else if (isHeaders)
    review.report("authorization-not-covered", {
      at,
      condition,
      message: `\`${option}\` is \`*\`, without \`Authorization\`.`,
    })
}
