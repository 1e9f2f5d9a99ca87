import type { CorsRequest } from "../http/request.ts"
import { readMethods, readRequestHeaders, readResponseHeaders } from "./name-list.ts"
import type { Problems } from "./problems.ts"
import { type OriginRisks, readOriginRegexes, readOrigins } from "./read-origins.ts"
import { readUrls } from "./read-urls.ts"
import type { Rule } from "./rule.ts"
import { suggestSetting } from "./setting-names.ts"
import { type CorsSettings, DEFAULT_HEADERS, DEFAULT_METHODS, type Danger, MAX_PREFLIGHT_MAX_AGE } from "./settings.ts"

type Names = Required<{ readonly [Name in keyof CorsSettings]: true }>

/** Every setting there is; a missing one does not compile. */
const SETTINGS: Names = {
  allowedOrigins: true,
  allowedOriginRegexes: true,
  allowAllOrigins: true,
  allowCredentials: true,
  allowMethods: true,
  allowHeaders: true,
  exposeHeaders: true,
  preflightMaxAge: true,
  urls: true,
  allowPrivateNetwork: true,
  allowOriginWhen: true,
  rejectDisallowed: true,
  reportOnly: true,
  explain: true,
  dangerously: true,
}

const DANGERS: readonly Danger[] = ["insecure-origins", "public-suffix-subdomains", "reflect-any-origin"]

/** Reads one object of settings; problems are added under `prefix`, and what they spoil is read as its default. */
export function readRule(settings: Readonly<Record<string, unknown>>, prefix: string, problems: Problems): Rule {
  const at = (name: keyof CorsSettings): string => prefix + name
  for (const name of Object.keys(settings)) {
    if (!Object.hasOwn(SETTINGS, name))
      problems.add("setting-unknown", prefix + name, settings[name], suggestSetting(name, Object.keys(SETTINGS)))
  }
  const flag = (name: keyof CorsSettings): boolean => {
    const value = settings[name] ?? false
    if (typeof value !== "boolean")
      problems.add(
        "setting-wrong-type",
        at(name),
        value,
        /^(?:true|false)$/i.test(String(value)) ? String(value).toLowerCase() : undefined,
      )
    return value === true
  }
  const dangers = readDangers(settings["dangerously"] ?? [], at("dangerously"), problems)
  const credentials = flag("allowCredentials")
  const allowAll = flag("allowAllOrigins")
  const risks: OriginRisks = {
    credentials,
    insecure: dangers.includes("insecure-origins"),
    publicSuffixes: dangers.includes("public-suffix-subdomains"),
  }
  const origins = readOrigins(
    "allowedOrigins" in settings ? settings["allowedOrigins"] : [],
    risks,
    at("allowedOrigins"),
    problems,
  )
  const originPatterns = readOriginRegexes(
    "allowedOriginRegexes" in settings ? settings["allowedOriginRegexes"] : [],
    at("allowedOriginRegexes"),
    problems,
  )
  const allowOriginWhen = readFunction(settings["allowOriginWhen"], at("allowOriginWhen"), problems)
  const reflectOrigin = allowAll && credentials && dangers.includes("reflect-any-origin")
  if (allowAll && credentials && !reflectOrigin) problems.add("allow-all-with-credentials", at("allowAllOrigins"), true)
  const lists = origins.size + originPatterns.length
  if (allowAll && (lists > 0 || allowOriginWhen !== undefined)) {
    problems.add(
      "origins-beside-allow-all",
      at(lists > 0 ? "allowedOrigins" : "allowOriginWhen"),
      settings["allowedOrigins"] ?? settings["allowedOriginRegexes"] ?? settings["allowOriginWhen"],
    )
  }
  if (!allowAll && lists === 0 && allowOriginWhen === undefined && problems.found.length === 0) {
    problems.add("nobody-allowed", at("allowedOrigins"), settings["allowedOrigins"] ?? [])
  }
  readExplain(settings["explain"], at("explain"), problems)

  const methods = readMethods(settings["allowMethods"] ?? DEFAULT_METHODS, credentials, at("allowMethods"), problems)
  const headers = readRequestHeaders(
    settings["allowHeaders"] ?? DEFAULT_HEADERS,
    credentials,
    at("allowHeaders"),
    problems,
  )
  const exposed = readResponseHeaders(settings["exposeHeaders"] ?? [], credentials, at("exposeHeaders"), problems)
  const credentialsHeader = credentials ? { "Access-Control-Allow-Credentials": "true" } : {}
  return {
    matchesPath: readUrls(settings["urls"], at("urls"), problems),
    anyOrigin: allowAll && !reflectOrigin,
    reflectOrigin,
    origins,
    originPatterns,
    allowOriginWhen,
    credentials,
    refusesInsecure: credentials && !risks.insecure,
    methods,
    headers,
    allowPrivateNetwork: flag("allowPrivateNetwork"),
    rejectDisallowed: flag("rejectDisallowed"),
    actualHeaders: { ...credentialsHeader, ...listed("Access-Control-Expose-Headers", exposed.any, exposed.names) },
    preflightHeaders: {
      ...credentialsHeader,
      ...listed("Access-Control-Allow-Methods", methods.any, methods.names),
      // The standard's `*` does not cover Authorization ("CORS non-wildcard request-header name").
      ...listed("Access-Control-Allow-Headers", headers.any, headers.any ? new Set(["authorization"]) : headers.names),
      "Access-Control-Max-Age": String(readMaxAge(settings["preflightMaxAge"], at("preflightMaxAge"), problems)),
    },
  }
}

function listed(name: string, any: boolean, names: ReadonlySet<string>): Readonly<Record<string, string>> {
  const beside = name === "Access-Control-Allow-Headers" ? [...names] : []
  const value = (any ? ["*", ...beside] : [...names]).join(", ")
  return value === "" ? {} : { [name]: value }
}

function readMaxAge(value: unknown, setting: string, problems: Problems): number {
  if (value === undefined) return MAX_PREFLIGHT_MAX_AGE
  const seconds = value as number
  if (Number.isInteger(value) && seconds >= 0 && seconds <= MAX_PREFLIGHT_MAX_AGE) return seconds
  problems.add(
    "max-age-out-of-range",
    setting,
    value,
    seconds > MAX_PREFLIGHT_MAX_AGE ? String(MAX_PREFLIGHT_MAX_AGE) : undefined,
  )
  return 0
}

function readDangers(value: unknown, setting: string, problems: Problems): readonly Danger[] {
  if (!Array.isArray(value)) problems.add("setting-wrong-type", setting, value)
  const list = Array.isArray(value) ? value : []
  list.forEach((danger, index) => {
    if (!DANGERS.includes(danger)) problems.add("danger-unknown", `${setting}[${index}]`, danger)
  })
  return list
}

function readFunction(
  value: unknown,
  setting: string,
  problems: Problems,
): ((origin: string, request: CorsRequest) => boolean | Promise<boolean>) | undefined {
  if (value === undefined || typeof value === "function") return value as ReturnType<typeof readFunction>
  problems.add("setting-wrong-type", setting, value)
  return undefined
}

function readExplain(value: unknown, setting: string, problems: Problems): void {
  if (value !== undefined && typeof value !== "boolean" && typeof value !== "function") {
    problems.add("setting-wrong-type", setting, value)
  }
}
