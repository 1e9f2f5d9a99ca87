import { canonicalOrigin, translateOrigin } from "../../import/translate-origin.ts"
import { splitUrl } from "../../import/split-url.ts"
import { truthOf } from "../../django/value.ts"
import type { FindingCode } from "../finding-code.ts"
import type { ElementReading } from "../reading.ts"
import type { SettingsReview } from "../settings-review.ts"
import { settingInUse } from "./setting-in-use.ts"
import { rewriteString } from "./string-edit.ts"

/** The entries of `CORS_ALLOWED_ORIGINS`, each on its own and then together. */
export function reviewOrigins(review: SettingsReview): void {
  if (review.flag("CORS_ALLOW_ALL_ORIGINS", false) === true) return
  const name = settingInUse(review, "CORS_ALLOWED_ORIGINS")
  const entries = review.elements(name)
  for (const entry of entries) reviewOrigin(review, name, entry)
  reviewLoopback(review, name, entries)
}

function reviewOrigin(review: SettingsReview, name: string, entry: ElementReading): void {
  const { text, value, place, condition } = entry
  if (text === undefined) return
  const say = (code: FindingCode, message: string, correct?: string): void =>
    review.report(code, {
      message,
      place,
      condition,
      fix: correct === undefined ? undefined : rewriteString(review, place, correct),
    })

  if (value.kind === "string" && value.pieces !== undefined && value.pieces.length > 1) {
    const { pieces } = value
    if (/^\w+:\/\/.+\w+:\/\//.test(text) || pieces.every((piece) => translateOrigin(piece.value).kind === "origin")) {
      const edits = pieces
        .slice(0, -1)
        .map((piece) => ({ file: place.file, from: piece.place.to, to: piece.place.to, insert: "," }))
      review.report("origins-joined", {
        message: `\`${text}\` in ${name} is one string: a comma is missing.`,
        place,
        condition,
        fix: { title: "Write the comma.", edits },
      })
      return
    }
  }
  const meaning = translateOrigin(text)
  switch (meaning.kind) {
    case "crash":
      return say("origin-crashes", `\`${text}\` in ${name} is no URL that Python can read.`)
    case "file":
      return say("origin-matches-nothing", `\`${text}\` in ${name}: pages of files send \`null\`.`)
    case "origin":
      return reviewWritten(review, name, entry, meaning.origin)
    case "null":
      return reviewNull(review, name, entry, meaning.asked)
    case "nothing":
      return reviewUnmatched(review, name, entry, meaning.likely)
  }
}

/** An entry that lets an origin in: is it written as it should be, and is it wise? */
function reviewWritten(
  review: SettingsReview,
  name: string,
  { text = "", place, condition }: ElementReading,
  origin: string,
): void {
  const parts = splitUrl(text)!
  const rest =
    parts.path !== "" ? "path" : parts.query !== "" ? "query" : parts.fragment !== "" ? "fragment" : undefined
  if (rest !== undefined)
    review.report("origin-has-path", {
      message: `\`${text}\` in ${name} should not have a ${rest} (corsheaders.E014).`,
      place,
      condition,
      fix: rewriteString(review, place, origin),
    })
  const { hostname, protocol } = new URL(origin)
  const isLoopback = /^(?:(?:.*\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)$/.test(hostname)
  const isWeb = protocol === "http:" || protocol === "https:"
  if (isWeb && isLoopback && isProduction(review))
    review.report("origin-in-development", {
      message: `\`${origin}\` in ${name} of production settings is a development server.`,
      place,
      condition,
    })
  if (protocol === "http:" && !isLoopback && review.flag("CORS_ALLOW_CREDENTIALS", false) === true)
    review.report("origin-insecure", {
      message: `\`${origin}\` in ${name} may send credentials over plain http.`,
      place,
      condition,
    })
}

function reviewNull(
  review: SettingsReview,
  name: string,
  { text = "", place, condition }: ElementReading,
  asked: boolean,
): void {
  const say = (code: FindingCode, message: string, correct?: string): void =>
    review.report(code, {
      message,
      place,
      condition,
      fix: correct === undefined ? undefined : rewriteString(review, place, correct),
    })
  if (asked) {
    const withCredentials = review.flag("CORS_ALLOW_CREDENTIALS", false) === true
    return say(
      withCredentials ? "origin-null-with-credentials" : "origin-null",
      `\`null\` in ${name}${withCredentials ? " may send credentials" : ""}.`,
    )
  }
  if (text.trim() === "")
    return say("origin-empty", `An empty string in ${name} lets \`Origin: null\` in (corsheaders.E013).`)
  if (text.trim() === "*")
    return say(
      "origin-is-wildcard",
      `\`*\` in ${name} allows no page (corsheaders.E013). \`CORS_ALLOW_ALL_ORIGINS = True\` allows every one.`,
    )
  const likely = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(text) ? `http://${text}` : undefined
  say(
    "origin-without-scheme",
    `\`${text}\` in ${name} has no scheme (corsheaders.E013): write \`https://${text}\` or \`http://${text}\`.`,
    likely,
  )
}

/** An entry that no browser's `Origin` equals. */
function reviewUnmatched(
  review: SettingsReview,
  name: string,
  { text = "", place, condition }: ElementReading,
  likely: string | undefined,
): void {
  const say = (code: FindingCode, message: string, correct?: string): void =>
    review.report(code, {
      message,
      place,
      condition,
      fix: correct === undefined ? undefined : rewriteString(review, place, correct),
    })
  const { scheme, netloc } = splitUrl(text)!
  if (text.includes("*")) {
    const host = netloc.replace(/^\*\.?/, "").replaceAll(".", "\\.")
    return say(
      "origin-has-wildcard",
      `\`${text}\` in ${name} is compared as it stands: a \`*\` needs CORS_ALLOWED_ORIGIN_REGEXES, such as \`r"^${scheme}://[\\w-]+\\.${host}$"\`.`,
    )
  }
  if (netloc === "")
    return say("origin-without-scheme", `\`${text}\` in ${name} has no scheme (corsheaders.E013).`, likely)
  if (/\s/.test(text.trimStart()))
    return say("origin-has-space", `\`${text}\` in ${name} has a space.`, canonicalOrigin(text.trim()))
  if (likely === undefined) return say("origin-matches-nothing", `\`${text}\` in ${name} is no origin.`)
  if (netloc !== netloc.toLowerCase())
    return say("origin-not-lowercase", `\`${text}\` in ${name} has capitals: browsers write \`${likely}\`.`, likely)
  if (/:(?:80|443)$/.test(netloc) && likely === canonicalOrigin(`${scheme}://${netloc.replace(/:\d+$/, "")}`))
    return say(
      "origin-has-default-port",
      `\`${text}\` in ${name} has its scheme's default port: browsers write \`${likely}\`.`,
      likely,
    )
  say("origin-matches-nothing", `\`${text}\` in ${name}: browsers write \`${likely}\`.`, likely)
}

/** A page that is opened under the other name of the same machine is another origin. */
function reviewLoopback(review: SettingsReview, name: string, entries: readonly ElementReading[]): void {
  const listed = new Set(entries.map(({ text }) => text))
  for (const { text, place, condition } of entries) {
    const twin = text?.replace(
      /^(https?:\/\/)(localhost|127\.0\.0\.1)(?=:\d+$)/,
      (_, scheme: string, host: string) => scheme + (host === "localhost" ? "127.0.0.1" : "localhost"),
    )
    if (twin === undefined || twin === text || listed.has(twin) || isProduction(review)) continue
    review.report("loopback-twins", { message: `\`${text}\` is in ${name}, \`${twin}\` is not.`, place, condition })
    return
  }
}

/** Whether these are the settings of a public server: named so, or without debugging for certain. */
export function isProduction(review: SettingsReview): boolean {
  const isNamedSo = /(?:^|[._])(?:prod|production|live|deploy|deployment|heroku)(?:$|[._])/.test(
    review.module.module.name,
  )
  const debug = review.binding("DEBUG")?.value
  return isNamedSo || (debug !== undefined && truthOf(debug) === false)
}
