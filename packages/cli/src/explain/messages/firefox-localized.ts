import type { Wording } from "./console-message.ts"
import { firefoxMessage, withoutQuotes } from "./firefox.ts"
import { FIREFOX_REASONS } from "./firefox-reasons.ts"
import type { Piece } from "./piece.ts"

/** What every translation keeps: the URL, then the word CORS or a header's name, then sometimes a status. */
const SHAPE = /(?<url>['"‘“„«]?\w{1,20}:\S{1,4000})/
const CORS_AFTER_COLON = /[:：(（][^]*?(?:CORS|Access-Control-Allow-)/
const STATUS = /[:：]\s{0,3}(?<status>\d{3}|\(null\))[.。]?\s*$/
const HEADER = /Access-Control-Allow-(?:Origin|Credentials|Methods|Headers)/
const QUOTED = /['‘“”„«"`]\s?([^'‘’“”„«»"`]*)\s?['’”»"`]/g
const TOKEN = /^[!#$%&'*+.^_|~0-9A-Za-z-]+$/

/** A sentence shorter than this before the URL is none of Firefox. */
const SHORTEST_BEGINNING = 10

/** Without a header's name and a status there is only the sentence to go by, and people write about CORS too. */
const FOREIGN = /[^\0-\u007f]|cross-origin/i

/** The longest line that is looked at. */
const LONGEST_LINE = 8000

/**
 * Reads a message of Firefox in another language by its shape: no list of translations could be complete, and each
 * kind of message names other headers, quotes something else, or ends with a status.
 */
export function readLocalizedFirefox(line: string): Piece | undefined {
  if (line.length > LONGEST_LINE) return undefined
  const at = SHAPE.exec(line)
  if (at === null || at.index < SHORTEST_BEGINNING || !/[:：]/.test(line.slice(0, at.index))) return undefined
  const [url, afterUrl] = splitUrl(at[0])
  const rest = afterUrl + line.slice(at.index + at[0].length)
  if (!CORS_AFTER_COLON.test(rest)) return undefined
  const status = STATUS.exec(rest)?.groups?.["status"]
  const header = HEADER.exec(rest)?.[0]
  if (header === undefined && status === undefined && !FOREIGN.test(line.slice(0, at.index))) return undefined
  const quoted = [...rest.matchAll(QUOTED)].map(([, text = ""]) => text.trim())
  const values = quoted.filter((text) => !text.startsWith("Access-Control-"))
  const { category, facts } = recognise(header, values, status, rest)
  const wording = FIREFOX_REASONS.find((each) => each.category === category) as Wording
  const found = { wording, facts, isTruncated: false }
  return { role: "message", message: firefoxMessage(line, url, found, status), length: line.length }
}

interface Recognised {
  readonly category: string
  readonly facts: Readonly<Record<string, string>>
}

function recognise(
  header: string | undefined,
  values: readonly string[],
  status: string | undefined,
  rest: string,
): Recognised {
  const [value] = values
  const none = (category: string): Recognised => ({ category, facts: {} })
  if (values.includes("Authorization")) return none("CORSAllowHeaderFromPreflightDeprecation")
  // One translation names the wrong header beside the `*`.
  if (value === "*") return none("CORSNotSupportingCredentials")
  switch (header) {
    case "Access-Control-Allow-Credentials":
      return none("CORSMissingAllowCredentials")
    case "Access-Control-Allow-Methods":
      return value === undefined
        ? none("CORSMethodNotFound")
        : { category: "CORSInvalidAllowMethod", facts: { element: value } }
    case "Access-Control-Allow-Headers":
      // A name that may be a header's is one that is missing in the list; anything else is junk in the list.
      return value !== undefined && TOKEN.test(value)
        ? { category: "CORSMissingAllowHeaderFromPreflight2", facts: { name: value } }
        : { category: "CORSInvalidAllowHeader", facts: { element: value ?? "" } }
    case "Access-Control-Allow-Origin":
      if (status !== undefined) return none("CORSMissingAllowOrigin2")
      return value === undefined
        ? none("CORSMultipleAllowOriginNotAllowed")
        : { category: "CORSAllowOriginNotMatchingOrigin", facts: { value } }
    default:
  }
  if (status !== undefined) return none(status === "(null)" ? "CORSDidNotSucceed2" : "CORSPreflightDidNotSucceed3")
  return none(
    /\bhttp\b/i.test(rest.replace(/\w+:\/\/\S+/g, "")) ? "CORSRequestNotHttp" : "CORSExternalRedirectNotAllowed",
  )
}

/** In languages without spaces the sentence goes on right after the URL. */
function splitUrl(text: string): readonly [url: string, rest: string] {
  const end = /[^\x21-\x7e‘’“”„«»]/.exec(text)?.index ?? text.length
  const bare = withoutQuotes(text.slice(0, end)).replace(/['"’”»].*$|[.,;:]+$/g, "")
  const start = text.indexOf(bare) + bare.length
  return [bare, text.slice(start).replace(/^['"’”»]/, "")]
}
