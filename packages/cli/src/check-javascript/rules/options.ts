import type { FindingFix } from "../../check-project/finding.ts"
import type { Setup } from "../find-setups.ts"
import type { JavaScriptReview } from "../review.ts"
import { type Property, readingsOf } from "../value.ts"
import { reviewNames } from "./names.ts"

interface Meaning {
  readonly written: RegExp
  readonly meant: (known: Setup["package"]) => string
  readonly isHarmless?: true
}

/** Names that people write for the option of another package, by what they mean. */
const MEANINGS: readonly Meaning[] = [
  { written: /^(?:origins|allow(?:ed)?Origins?)$/i, meant: () => "origin" },
  { written: /^(?:allow(?:ed)?)?Methods?$/i, meant: ({ options }: Setup["package"]) => options.methods },
  { written: /^(?:allow(?:ed)?)Headers?$|^headers$/i, meant: ({ options }: Setup["package"]) => options.headers },
  { written: /^exposed?Headers?$/i, meant: ({ options }: Setup["package"]) => options.exposed },
  { written: /^(?:allow(?:ed)?|with)?Credentials?$|^supportsCredentials$/i, meant: () => "credentials" },
  { written: /^max-?Age$|^preflightMaxAge$/i, meant: () => "maxAge" },
  // 204 is what both mean nearly always, and the default.
  { written: /^options?SuccessStatus$/i, meant: () => "optionsSuccessStatus", isHarmless: true },
]

/** The options beside `origin`: their names, their kinds, and what browsers make of them. */
export function reviewOptions(review: JavaScriptReview, setup: Setup): void {
  const { options, package: known, at } = setup
  if (options === undefined) return
  if (options.kind !== "object") {
    const what =
      options.kind === "function"
        ? "a function decides for each request"
        : options.kind === "unknown"
          ? options.because
          : "they are not plain"
    review.report("options-not-known", { at, message: `The options of ${known.title} were not reviewed: ${what}.` })
    return
  }
  for (const [name, { value }] of options.properties)
    if (value.kind === "unknown" && known.known.includes(name))
      review.report("options-not-known", { at: value.at, message: `\`${name}\` was not reviewed: ${value.because}.` })
  if (!options.isComplete)
    review.report("options-not-known", {
      at,
      message: `The options of ${known.title} were not reviewed in full: other code adds to them.`,
    })
  reviewOptionNames(review, setup, options.properties)
  reviewKinds(review, setup, options.properties)
  reviewNames(review, setup, options.properties)
}

function reviewOptionNames(review: JavaScriptReview, setup: Setup, properties: ReadonlyMap<string, Property>): void {
  const { package: known, at } = setup
  for (const [name, { key }] of properties) {
    if (known.known.includes(name)) continue
    const found = MEANINGS.find(({ written }) => written.test(name))
    const meaning = found?.meant(known)
    const isFree = meaning !== undefined && !properties.has(meaning)
    const isPlain = key.type === "Identifier" && at.module.text.slice(key.start, key.end) === name
    // A shorthand, `{ headers }`, is a key and a value in one.
    const isShorthand = !/^\s*:/.test(at.module.text.slice(key.end))
    const fix: FindingFix | undefined = isFree
      ? {
          title: `Write \`${meaning}\`.`,
          edits:
            isPlain && !isShorthand ? [{ file: at.module.path, from: key.start, to: key.end, insert: meaning }] : [],
        }
      : undefined
    // A key is in the file where the object is written, which may be another one.
    const isHere = at.module.text.slice(key.start, key.end).replaceAll(/["']/g, "") === name
    review.report("option-unknown", {
      at: isHere ? { module: at.module, node: key } : (setup.options ?? setup).at,
      ...(found === undefined || found.isHarmless === true ? { severity: "warning" as const } : {}),
      message: `${known.title} has no option \`${name}\`.`,
      fix: isHere ? fix : fix && { ...fix, edits: [] },
    })
  }
}

function reviewKinds(
  review: JavaScriptReview,
  { package: known }: Setup,
  properties: ReadonlyMap<string, Property>,
): void {
  const readings = (name: string): ReturnType<typeof readingsOf> => {
    const property = properties.get(name)
    return property === undefined ? [] : readingsOf(property.value)
  }
  for (const { value, condition } of readings("credentials"))
    if (value.kind === "string" && known.wantsTrue)
      review.report("option-wrong-type", {
        at: value.at,
        condition: known.onlyWhere ?? condition,
        message: `\`credentials\` is the text \`${value.value}\`, and ${known.title} takes nothing but \`true\`.`,
        ...(value.value === "true" && value.at.node.type === "Literal"
          ? {
              fix: {
                title: "Write `true`.",
                edits: [
                  { file: value.at.module.path, from: value.at.node.start, to: value.at.node.end, insert: "true" },
                ],
              },
            }
          : {}),
      })
  for (const { value, condition } of readings("maxAge")) {
    const text = value.kind === "string" ? value.value : value.kind === "number" ? String(value.value) : undefined
    if (text === undefined || /^\d+$/.test(text)) continue
    review.report("max-age-not-seconds", { at: value.at, condition, message: `\`maxAge\` is \`${text}\`.` })
  }
  for (const { value, condition } of readings("preflightContinue"))
    if (value.kind === "boolean" && value.value)
      review.report("preflight-passed-on", { at: value.at, condition, message: "`preflightContinue` is on." })
}
