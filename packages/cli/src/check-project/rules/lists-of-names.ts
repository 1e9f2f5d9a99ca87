import { type Place, isSequence } from "../../django/value.ts"
import type { ElementReading } from "../reading.ts"
import type { SettingsReview } from "../settings-review.ts"
import { rewriteString } from "./string-edit.ts"

const LISTS = ["CORS_ALLOW_METHODS", "CORS_ALLOW_HEADERS", "CORS_EXPOSE_HEADERS"] as const

/** Headers of the default list whose absence blocks what nearly every page does. */
const NEEDED = ["content-type", "authorization", "x-csrftoken"] as const

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/** Methods, request headers and exposed headers. */
export function reviewLists(review: SettingsReview): void {
  for (const name of LISTS) for (const entry of review.elements(name)) reviewName(review, name, entry)
  reviewDefaults(review)
  for (const { value, place, condition } of review.readings("CORS_PREFLIGHT_MAX_AGE")) {
    if (value.kind === "number" && value.value === 0)
      review.report("max-age-zero", { message: "`CORS_PREFLIGHT_MAX_AGE` is 0.", place, condition })
  }
}

function reviewName(
  review: SettingsReview,
  setting: (typeof LISTS)[number],
  { text, value, place, condition }: ElementReading,
): void {
  if (text === undefined) return
  const pieces = value.kind === "string" ? (value.pieces ?? []) : []
  if (pieces.length > 1 && pieces.every((piece) => TOKEN.test(piece.value))) {
    const edits = pieces
      .slice(0, -1)
      .map((piece) => ({ file: place.file, from: piece.place.to, to: piece.place.to, insert: "," }))
    review.report("names-joined", {
      message: `\`${text}\` in ${setting} is one name: a comma is missing.`,
      place,
      condition,
      fix: { title: "Write the comma.", edits },
    })
  } else if (text === "*") reviewWildcard(review, setting, { place, condition })
  else if (
    setting === "CORS_ALLOW_METHODS" &&
    /^(?:delete|get|head|options|patch|post|put)$/i.test(text) &&
    text !== text.toUpperCase()
  )
    review.report("method-not-uppercase", {
      message: `\`${text}\` in ${setting} allows nothing.`,
      place,
      condition,
      fix: rewriteString(review, place, text.toUpperCase()),
    })
  else if (text.split(",").some((part) => !TOKEN.test(part.trim())))
    review.report("name-invalid", {
      message: `\`${text}\` in ${setting} is no name that a header or method can have.`,
      place,
      condition,
    })
}

function reviewWildcard(
  review: SettingsReview,
  setting: string,
  { place, condition }: { readonly place: Place; readonly condition: string | undefined },
): void {
  const credentials = review.flag("CORS_ALLOW_CREDENTIALS", false)
  if (credentials === true)
    review.report("wildcard-with-credentials", {
      message: `\`*\` in ${setting} beside \`CORS_ALLOW_CREDENTIALS\`.`,
      place,
      condition,
    })
  else if (
    credentials === false &&
    setting === "CORS_ALLOW_HEADERS" &&
    !review.elements(setting).some(({ text }) => text?.toLowerCase() === "authorization")
  )
    review.report("wildcard-without-authorization", {
      message: `\`*\` in ${setting} does not allow \`Authorization\`.`,
      place,
      condition,
    })
}

function reviewDefaults(review: SettingsReview): void {
  for (const { value, place, condition } of review.readings("CORS_ALLOW_HEADERS")) {
    if (!isSequence(value)) continue
    const names = new Set(
      value.elements.map((element) =>
        element.value.kind === "string" && element.spread !== true ? element.value.value.toLowerCase() : undefined,
      ),
    )
    if (names.has(undefined) || names.has("*")) continue
    const missing = NEEDED.filter((name) => !names.has(name))
    if (missing.length === 0) continue
    review.report("default-headers-lost", {
      message: `CORS_ALLOW_HEADERS leaves out ${missing.map((name) => `\`${name}\``).join(", ")}.`,
      place,
      condition,
      fix: {
        title: 'Write `(*default_headers, "…")` with `from corsheaders.defaults import default_headers`.',
        edits: [],
      },
    })
  }
}
