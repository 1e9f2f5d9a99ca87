import type { Problem } from "../on-demand/advice.ts"
import type { SettingsErrorCode } from "../diagnostics/codes.ts"
import { normalizeMethod } from "../http/methods.ts"
import { isToken } from "../http/token.ts"
import { NO_VARY, VARY_ORIGIN } from "../http/vary.ts"
import { readOrigins } from "./read-origins.ts"
import { readRegex } from "./read-regex.ts"
import { readUrls } from "./read-urls.ts"
import type { NameList, Rule } from "./rule.ts"
import { type CorsSettings, DEFAULT_HEADERS, DEFAULT_METHODS, MAX_PREFLIGHT_MAX_AGE } from "./settings.ts"

/** Every setting with the kinds of value that it takes; a missing one does not compile. */
const SETTINGS: { readonly [Name in keyof Required<CorsSettings>]: string } = {
  allowedOrigins: "list",
  allowedOriginRegexes: "list",
  allowAllOrigins: "boolean",
  allowCredentials: "boolean",
  allowMethods: "list",
  allowHeaders: "list",
  exposeHeaders: "list",
  preflightMaxAge: "number",
  urls: "string object",
  allowPrivateNetwork: "boolean",
  allowOriginWhen: "function",
  rejectDisallowed: "boolean",
  reportOnly: "object",
  explain: "boolean function",
  dangerously: "list",
}

/** Adds what is wrong; reading goes on, so that all problems are found at once. */
export type AddProblem = (code: SettingsErrorCode, setting: string, value: unknown) => void

/** Reads one object of settings. Problems are added under `prefix`; what they spoil is read as its default. */
export function readRule(settings: Readonly<Record<string, unknown>>, prefix: string, problems: Problem[]): Rule {
  const add: AddProblem = (code, setting, value) => problems.push({ code, setting: prefix + setting, value })
  for (const name of Object.keys(settings)) {
    if (!Object.hasOwn(SETTINGS, name)) add("setting-unknown", name, settings[name])
  }

  function get<Value>(name: keyof CorsSettings, otherwise: Value): Value {
    const value = settings[name]
    if (value === undefined) {
      // A list of origins that is there but undefined is an environment variable that is not set.
      if (name in settings && name.startsWith("allowedOrigin")) add("setting-undefined", name, value)
      return otherwise
    }
    if (SETTINGS[name].includes(Array.isArray(value) ? "list" : typeof value)) return value as Value
    add("setting-wrong-type", name, value)
    return otherwise
  }

  function names(
    name: keyof CorsSettings,
    otherwise: readonly string[],
    code: SettingsErrorCode,
    read: (entry: string) => string,
  ): NameList {
    const found = new Set<string>()
    const list: readonly unknown[] = settings[name] === "*" ? ["*"] : get(name, otherwise)
    for (const [index, entry] of list.entries()) {
      const at = `${name}[${index}]`
      if (typeof entry !== "string" || !isToken(entry)) add(code, at, entry)
      else if (entry !== "*") found.add(read(entry))
      else if (credentials) add("wildcard-with-credentials", at, entry)
    }
    return { any: list.includes("*"), names: found }
  }

  const dangers: readonly unknown[] = get("dangerously", [])
  const credentials = get("allowCredentials", false)
  const allowAll = get("allowAllOrigins", false)
  const reflectOrigin = allowAll && credentials && dangers.includes("reflect-any-origin")
  if (allowAll && credentials && !reflectOrigin) add("allow-all-with-credentials", "allowAllOrigins", true)
  const refusesInsecure = credentials && !dangers.includes("insecure-origins")
  const refusesSuffixes = credentials && !dangers.includes("public-suffix-subdomains")
  const origins = readOrigins(get("allowedOrigins", []), { credentials, refusesInsecure, refusesSuffixes }, add)
  const regexes: readonly unknown[] = get("allowedOriginRegexes", [])
  const originPatterns = regexes.flatMap((entry, index) => {
    const at = `allowedOriginRegexes[${index}]`
    const pattern = readRegex(entry, at, add)
    if (pattern?.anchored === false) add("regex-not-anchored", at, entry)
    return pattern ?? []
  })
  const lowerCase = (name: string): string => name.toLowerCase()
  const methods = names("allowMethods", DEFAULT_METHODS, "method-invalid", normalizeMethod)
  const headers = names("allowHeaders", DEFAULT_HEADERS, "header-invalid", lowerCase)
  const exposed = names("exposeHeaders", [], "header-invalid", lowerCase)
  const maxAge = get("preflightMaxAge", MAX_PREFLIGHT_MAX_AGE)
  if (!(Number.isInteger(maxAge) && maxAge >= 0 && maxAge <= MAX_PREFLIGHT_MAX_AGE))
    add("max-age-out-of-range", "preflightMaxAge", maxAge)
  get("explain", false)

  const anyOrigin = allowAll && !reflectOrigin
  const allowCredentials = credentials ? { "Access-Control-Allow-Credentials": "true" } : {}
  return {
    matchesPath: readUrls(settings["urls"], add),
    anyOrigin,
    vary: anyOrigin ? NO_VARY : VARY_ORIGIN,
    reflectOrigin,
    origins,
    originPatterns,
    allowOriginWhen: get("allowOriginWhen", undefined),
    credentials,
    refusesInsecure,
    // Lists of names, patterns and suffixes have mistakes that cost nothing but the expected effect; the data to find
    // them stays out of bundles.
    needsReview:
      regexes.length > 0 ||
      settings["urls"] instanceof RegExp ||
      (refusesSuffixes && origins.hasPatterns) ||
      ["allowMethods", "allowHeaders", "exposeHeaders", "dangerously"].some((name) => name in settings),
    methods,
    headers,
    allowPrivateNetwork: get("allowPrivateNetwork", false),
    rejectDisallowed: get("rejectDisallowed", false),
    actualHeaders: { ...allowCredentials, ...listed("Expose-Headers", exposed) },
    preflightHeaders: {
      ...allowCredentials,
      ...listed("Allow-Methods", methods),
      // The standard's `*` does not cover Authorization ("CORS non-wildcard request-header name").
      ...listed("Allow-Headers", headers, "*, authorization"),
      "Access-Control-Max-Age": String(maxAge),
    },
  }
}

/** A header of a list, or none for an empty one. */
function listed(name: string, { any, names }: NameList, wildcard = "*"): Readonly<Record<string, string>> {
  return any || names.size > 0 ? { [`Access-Control-${name}`]: any ? wildcard : [...names].join(", ") } : {}
}
