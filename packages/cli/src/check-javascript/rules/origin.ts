import { canonicalOrigin } from "../../import/translate-origin.ts"
import type { JavaScriptReview } from "../review.ts"
import type { Setup } from "../find-setups.ts"
import { type Reading, type Value, readingsOf } from "../value.ts"
import { certainty, credentialsOf } from "./credentials.ts"
import { reviewOriginFunction } from "./origin-function.ts"
import { reviewPattern } from "./pattern.ts"
import { literalEdit, shown } from "./text.ts"

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

/** What it means that everyone is let in, with and without credentials. */
export function everyOrigin(
  review: JavaScriptReview,
  setup: Setup,
  how: "star" | "reflects",
  at: Value["at"],
  condition: string | undefined,
  because?: string,
): void {
  const credentials = credentialsOf(setup)
  const where = certainty(setup, condition)
  const reflects = how === "reflects" || setup.package.anyWithCredentials === "reflects"
  const text = because ?? shown(at)
  if (credentials === "no")
    review.report(how === "reflects" ? "any-origin-reflected" : "any-origin-allowed", {
      at,
      condition,
      message: `Every origin is allowed: ${text}.`,
    })
  else if (reflects)
    review.report("any-origin-reflected-with-credentials", {
      at,
      condition: where,
      message: `Every origin is allowed, with credentials: ${text}, and ${setup.package.title} echoes whoever asks.`,
      fix: { title: "Name the origins.", edits: [] },
    })
  else
    review.report("any-origin-with-credentials", {
      at,
      condition: where,
      message: `\`*\` is sent beside \`Access-Control-Allow-Credentials: true\`: ${text}.${setup.package.name === "hono/cors" ? " (Hono before 4.12.25 echoes the origin, which lets every site in.)" : ""}`,
      fix: { title: "Name the origins, or leave out `credentials`.", edits: [] },
    })
}

/** An origin that is compared letter by letter. */
export function reviewListedOrigin(
  review: JavaScriptReview,
  setup: Setup,
  value: Extract<Value, { kind: "string" }>,
  condition: string | undefined,
): void {
  const { value: text, at } = value
  const known = value.from === undefined ? condition : `\`${value.from}\` is as in the file`
  const where = text === "*" ? (setup.package.onlyWhere ?? known) : known
  if (text === "null") {
    const credentials = credentialsOf(setup)
    review.report(credentials === "no" ? "listed-null" : "listed-null-with-credentials", {
      at,
      condition: certainty(setup, where),
      message: "`null` is allowed.",
    })
    return
  }
  const canonical = canonicalOrigin(text)
  if (canonical === text) {
    const { protocol, hostname } = new URL(text)
    if (
      protocol === "http:" &&
      credentialsOf(setup) === "yes" &&
      !/^(?:localhost|.*\.localhost|127\..*|\[::1\])$/.test(hostname)
    )
      review.report("listed-origin-insecure", {
        at,
        condition: where,
        message: `\`${text}\` is plain http, with credentials.`,
      })
    return
  }
  const single = canonical !== undefined && !text.includes(",") && /^https?:\/\//i.test(text) ? canonical : undefined
  review.report("listed-origin-never-matches", {
    at,
    condition: where,
    message: `No page is ever allowed by \`${text}\`: ${reasonOf(text)}.`,
    fix: single === undefined ? undefined : { title: `Write \`${single}\`.`, edits: literalEdit(at, text, single) },
  })
}

function reasonOf(text: string): string {
  if (/,/.test(text)) return "it is one text with commas, and not a list"
  if (text === "*") return "in a list `*` is a name like any other"
  if (/^\/.*\/[a-z]*$/.test(text)) return "it is a pattern in quotes, which makes it a plain text"
  if (text.includes("*"))
    return "`*` stands for nothing here; a pattern would do: `/^https:\\/\\/[\\w-]+\\.example\\.com$/`"
  if (text !== text.trim()) return "it begins or ends with a blank"
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return "it has no scheme"
  if (text.startsWith("file:")) return "pages from files send `null`"
  if (/^[a-z]+:\/\/[^/]*\/$/i.test(text)) return "it ends with a slash"
  if (/^[a-z]+:\/\/[^/?#]*[/?#]/i.test(text)) return "it has a path"
  if (/^https:\/\/[^/]*:443$|^http:\/\/[^/]*:80$/i.test(text)) return "browsers leave out the usual port"
  return "browsers write it in another way"
}
