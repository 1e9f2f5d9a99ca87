import { type Value, isSequence, truthOf } from "../../django/value.ts"
import { matchesAsPython } from "../../import/match-python-pattern.ts"
import { readPythonPattern } from "../../import/read-python-pattern.ts"
import { showPython } from "../../import/python-value.ts"
import { type Reading, plainValue } from "../reading.ts"
import type { SettingsReview } from "../settings-review.ts"
import { settingInUse } from "./setting-in-use.ts"
import { STRANGER } from "./witness.ts"

/** What django-cors-headers' own checks want of each setting. */
const CHECKS = [
  { name: "CORS_ALLOW_HEADERS", check: "E001", wants: "names" },
  { name: "CORS_ALLOW_METHODS", check: "E002", wants: "names" },
  { name: "CORS_ALLOW_CREDENTIALS", check: "E003", wants: "flag" },
  { name: "CORS_PREFLIGHT_MAX_AGE", check: "E004", wants: "seconds" },
  { name: "CORS_ALLOW_ALL_ORIGINS", check: "E005", wants: "flag" },
  { name: "CORS_ALLOWED_ORIGINS", check: "E006", wants: "origins" },
  { name: "CORS_ALLOWED_ORIGIN_REGEXES", check: "E007", wants: "regexes" },
  { name: "CORS_EXPOSE_HEADERS", check: "E008", wants: "names" },
  { name: "CORS_URLS_REGEX", check: "E009", wants: "regex" },
  { name: "CORS_ALLOW_PRIVATE_NETWORK", check: "E015", wants: "flag" },
] as const

type Wanted = (typeof CHECKS)[number]["wants"]

const WORDS: Readonly<Record<Wanted, string>> = {
  names: "a list of strings",
  flag: "`True` or `False`",
  seconds: "a whole number of seconds, 0 or more",
  origins: "a list of strings",
  regexes: "a list of patterns",
  regex: "a pattern",
}

/** The kind of each value: the package's system checks, and the strings that they take for lists. */
export function reviewTypes(review: SettingsReview): void {
  for (const { name, check, wants } of CHECKS) {
    const used = settingInUse(review, name)
    if (wants !== "seconds" && wants !== "regex" && reviewEnvironmentText(review, used, wants)) continue
    for (const reading of review.readings(used)) reviewType(review, used, check, wants, reading)
  }
}

function reviewType(
  review: SettingsReview,
  name: string,
  check: string,
  wants: Wanted,
  { value, place, condition }: Reading,
): void {
  const isList = wants === "origins" || wants === "regexes" || wants === "names"
  if (isList && value.kind === "string" && value.value !== "") {
    review.report(codeOf(wants), {
      message: stringMessage(
        name,
        wants,
        `\`${value.value}\``,
        wants === "regexes" ? whatCharactersDo(value.value) : "",
      ),
      place,
      condition,
      fix: { title: `Write \`${listed(review, place)}\`.`, edits: listEdits(review, place, value) },
    })
    return
  }
  if (fits(value, wants)) return
  const shown = plainValue(value)
  const found = shown === undefined ? `a ${value.kind}` : `\`${showPython(shown)}\``
  review.report("setting-wrong-type", {
    message: `${name} is ${found}, and should be ${WORDS[wants]} (corsheaders.${check}).${wants === "flag" && truthOf(value) === true ? " Python takes it as true." : ""}`,
    place,
    condition,
  })
}

function codeOf(
  wants: "origins" | "regexes" | "names",
): "origins-not-a-list" | "regexes-not-a-list" | "names-not-a-list" {
  return wants === "origins" ? "origins-not-a-list" : wants === "regexes" ? "regexes-not-a-list" : "names-not-a-list"
}

function stringMessage(name: string, wants: "origins" | "regexes" | "names", shown: string, effect: string): string {
  return wants === "regexes"
    ? `${name} is the string ${shown}: ${effect === "" ? "most letters let every page in" : effect}.`
    : `${name} is the string ${shown}, and should be a list.`
}

/** What the middleware makes of the string for a site that nobody can have meant: it tries each character in turn. */
function whatCharactersDo(text: string): string {
  for (const character of text) {
    try {
      if (matchesAsPython(readPythonPattern(character), STRANGER) === true)
        return `it lets every page in, also \`${STRANGER}\``
    } catch {
      return `Python fails on \`${character}\`, so requests with an \`Origin\` are answered with 500`
    }
  }
  return "none of its characters matches an origin"
}

/** Whether the package's check passes; also true where an element is not known. */
function fits(value: Value, wants: Wanted): boolean {
  if (value.kind === "external" || value.kind === "unknown") return true
  switch (wants) {
    case "flag":
      return value.kind === "boolean"
    case "seconds":
      return value.kind === "boolean" || (value.kind === "number" && Number.isInteger(value.value) && value.value >= 0)
    case "regex":
      return value.kind === "regex" || isText(value)
    default:
      if (isText(value)) return true
      if (!isSequence(value) || value.kind === "set") return false
      return value.elements.every(
        ({ value: element }) =>
          isText(element) ||
          element.kind === "unknown" ||
          element.kind === "either" ||
          element.kind === "external" ||
          (wants === "regexes" && element.kind === "regex"),
      )
  }
}

function isText(value: Value): boolean {
  return value.kind === "string" && value.bytes !== true
}

/** What the environment gives is text, whatever it says: a list or a flag needs to be made of it. */
function reviewEnvironmentText(
  review: SettingsReview,
  name: string,
  wants: Exclude<Wanted, "seconds" | "regex">,
): boolean {
  const place = review.placeOf(name)
  const source = place === undefined ? "" : review.textAt(place)
  const [matched, otherwise] = READS_TEXT.exec(source) ?? []
  if (place === undefined || matched === undefined || review.binding(name)!.value.kind !== "unknown") return false
  // Any other default is what it is while the variable is not set.
  const condition = otherwise === undefined || /^["']/.test(otherwise) ? undefined : "the variable is set"
  if (wants === "flag")
    review.report("flag-from-text", {
      message: `${name} is the text of \`${source}\`: \`False\` is true there.`,
      place,
    })
  else review.report(codeOf(wants), { message: stringMessage(name, wants, `of \`${source}\``, ""), place, condition })
  return true
}

/** Standard library calls that can only give text, or nothing; a default beside them may be anything. */
const READS_TEXT =
  /^(?:os\.)?(?:environ\[\s*["'][^"']*["']\s*\]|(?:environ\.get|getenv)\(\s*["'][^"']*["']\s*(?:,\s*([^()]*))?\))$/

function listed(review: SettingsReview, place: Reading["place"]): string {
  return `[${review.textAt(place)}]`
}

/** Brackets around a literal; a string of several origins is for a person to split. */
function listEdits(
  review: SettingsReview,
  place: Reading["place"],
  value: Value,
): { file: string; from: number; to: number; insert: string }[] {
  const isLiteral = /^[rRuU]?(["'])(?:(?!\1|\n).)*\1$/.test(review.textAt(place))
  if (!isLiteral || (value.kind === "string" && /[,\s]/.test(value.value))) return []
  return [
    { file: place.file, from: place.from, to: place.from, insert: "[" },
    { file: place.file, from: place.to, to: place.to, insert: "]" },
  ]
}
