import { type CorsSettings, SettingsError, createPolicy } from "ofcors"
import type { Setup } from "../../check-javascript/find-setups.ts"
import { type Value, readingsOf } from "../../check-javascript/value.ts"
import type { PolicyDocument } from "../../policy-file/policy-document.ts"
import type { AddOptionNote } from "./option-note.ts"
import { settled } from "./settled.ts"
import { translateRegex } from "./translate-regex.ts"

/** The settings that say which origins are allowed. */
export type Origins = Pick<
  PolicyDocument,
  "allowedOrigins" | "allowedOriginRegexes" | "allowAllOrigins" | "allowCredentials" | "dangerously"
>

const FROM_ENVIRONMENT =
  "Write the origins into `CORS_ALLOWED_ORIGINS`, and `createPolicy({ ...settingsFromEnv(process.env) })`."

/** Translates the option `origin`; `undefined` is the package's default, every origin. */
export function translateOrigin(
  setup: Setup,
  origin: Value | undefined,
  credentials: boolean,
  add: AddOptionNote,
): Origins {
  const { package: known, at } = setup
  const withCredentials = credentials ? { allowCredentials: true } : {}
  if (origin === undefined) return everyone(at, credentials, known.anyWithCredentials, add)
  const value = settled(origin, "origin", FROM_ENVIRONMENT, add)
  switch (value?.kind) {
    case undefined:
      return withCredentials
    case "nothing":
      add("option-unknown-value", "origin", value.at, `It is \`undefined\`, where ${known.withoutOrigin}.`)
      return withCredentials
    case "boolean":
      if (!known.takes.booleans) {
        add("origin-refused", "origin", value.at, `${known.title} takes no \`${value.value}\`, and lets nobody in.`)
        return withCredentials
      }
      if (value.value) return everyone(value.at, credentials, "reflects", add)
      add("origin-off", "origin", value.at, "No origin is allowed here either.")
      return withCredentials
    case "function":
      add(
        "option-function",
        "origin",
        value.at,
        "Name the origins in `allowedOrigins`, or write `allowOriginWhen: (origin) => ...`, which returns true or false.",
      )
      return withCredentials
    case "string":
      if (value.value === "*") return everyone(value.at, credentials, known.anyWithCredentials, add)
      return { ...listed([value], setup, credentials, add), ...withCredentials }
    case "regex":
      return { ...listed([value], setup, credentials, add), ...withCredentials }
    case "array": {
      if (!known.takes.list)
        add(
          "origin-list-sent-whole",
          "origin",
          value.at,
          `${known.title} sends the list as one origin, which no browser takes. Here each of them is allowed.`,
        )
      if (!value.isComplete)
        add("option-unknown-value", "origin", value.at, `A part of the list is not known. ${FROM_ENVIRONMENT}`)
      if (known.starInList === "everyone" && value.elements.some(isStar))
        return everyone(value.at, credentials, "reflects", add)
      return { ...listed(value.elements, setup, credentials, add), ...withCredentials }
    }
    default:
      add("option-unknown-value", "origin", value!.at, "It is of a type that the package does not take.")
      return withCredentials
  }
}

function isStar(value: Value): boolean {
  return value.kind === "string" && value.value === "*"
}

/** Every origin; with credentials that is a hole, or has never worked. */
function everyone(at: Value["at"], credentials: boolean, kind: "star" | "reflects", add: AddOptionNote): Origins {
  if (credentials)
    add(
      "everyone-with-credentials",
      "origin",
      at,
      kind === "reflects"
        ? "Every page of the web could read answers with the cookies of its visitors. Credentials were left out; name the origins that need them in `allowedOrigins`."
        : "Browsers refuse `*` where cookies are included, so that no page with cookies can have worked. Credentials were left out; name the origins that need them in `allowedOrigins`.",
    )
  return { allowAllOrigins: true }
}

/** Origins and patterns one by one; what may not be allowed is left out and noted. */
function listed(
  entries: readonly Value[],
  { package: known }: Setup,
  allowCredentials: boolean,
  add: AddOptionNote,
): Origins {
  const origins: string[] = []
  const regexes: NonNullable<Origins["allowedOriginRegexes"]>[number][] = []
  let isInsecure = false
  for (const { value: entry } of entries.flatMap((entry) => readingsOf(entry))) {
    const value = settled(entry, "origin", FROM_ENVIRONMENT, add)
    if (value === undefined) continue
    if (value.kind === "regex" && !known.takes.patterns)
      add(
        "regex-refused",
        "origin",
        value.at,
        `It was left out: ${known.title} takes no patterns, and it lets nobody in.`,
      )
    else if (value.kind === "regex") {
      const translated = translateRegex(value, add)
      if (translated === undefined) continue
      if ("regex" in translated) regexes.push(translated.regex)
      else {
        const problem = problemOf({ allowedOrigins: [translated.origin], allowCredentials })
        if (problem === undefined) origins.push(translated.origin)
        else add("origin-refused", "origin", value.at, `It was left out after all: ${problem}`)
      }
    } else if (value.kind === "string") {
      const problem = value.value.includes("*")
        ? `the package compares \`${value.value}\` letter by letter.`
        : (problemOf({ allowedOrigins: [value.value] }) ??
          problemOf({ allowedOrigins: [value.value], allowCredentials, dangerously: ["insecure-origins"] }))
      if (problem === undefined) {
        origins.push(value.value)
        isInsecure ||= problemOf({ allowedOrigins: [value.value], allowCredentials }) !== undefined
      } else add("origin-refused", "origin", value.at, `It was left out: ${problem}`)
    } else if (value.kind !== "nothing")
      add("origin-refused", "origin", value.at, "It was left out: it is neither an origin nor a pattern.")
  }
  const dangers = dangersOf(regexes, allowCredentials, isInsecure)
  if (dangers.length > 0)
    add(
      "insecure-with-credentials",
      "origin",
      entries[0]!.at,
      "Whoever is on the network path can be a page of plain http. Leave those origins out if you can, and `dangerously` with them.",
    )
  return {
    ...(origins.length === 0 ? {} : { allowedOrigins: [...new Set(origins)] }),
    ...(regexes.length === 0 ? {} : { allowedOriginRegexes: regexes }),
    ...(dangers.length === 0 ? {} : { dangerously: dangers }),
  }
}

function dangersOf(
  regexes: NonNullable<Origins["allowedOriginRegexes"]>,
  allowCredentials: boolean,
  isInsecure: boolean,
): "insecure-origins"[] {
  const sources = regexes.map((regex) => (typeof regex === "string" ? regex : regex.regex))
  const mayBeHttp = allowCredentials && sources.some((source) => /^\^?\(?(?:\?:)?http(?!s:|s\\?:|s\/)/.test(source))
  return isInsecure || mayBeHttp ? ["insecure-origins"] : []
}

/** Why settings are refused, in the words of the library. */
function problemOf(settings: CorsSettings): string | undefined {
  try {
    createPolicy({ ...settings, explain: false } as never)
    return undefined
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return error.diagnostics[0]?.message
  }
}
