import { canonicalOrigin } from "../../import/translate-origin.ts"
import type { Setup } from "../find-setups.ts"
import type { JavaScriptReview } from "../review.ts"
import type { Value } from "../value.ts"
import { certainty, credentialsOf } from "./credentials.ts"
import { literalEdit } from "./text.ts"

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
