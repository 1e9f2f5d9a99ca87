import { type Danger, defaultHeaders, defaultMethods } from "ofcors"
import type { PolicyDocument } from "../policy-file/policy-document.ts"
import type { AddNote, ImportNote } from "./import-note.ts"
import { type DjangoSettings, type PythonValue, elementsOf, showPython } from "./python-value.ts"
import { translateNames } from "./translate-names.ts"
import { translateOrigins } from "./translate-origins.ts"
import { translateRegex, translateUrls } from "./translate-patterns.ts"

/** What was made of Django's settings. */
export interface ImportedPolicy {
  /** `undefined` where leaving something out would allow more than Django does. */
  readonly policy: PolicyDocument | undefined
  readonly notes: readonly ImportNote[]
}

/** Old names, which django-cors-headers still reads where the new one is not set. */
export const OLD_NAMES: Readonly<Record<string, string>> = {
  CORS_ALLOWED_ORIGINS: "CORS_ORIGIN_WHITELIST",
  CORS_ALLOWED_ORIGIN_REGEXES: "CORS_ORIGIN_REGEX_WHITELIST",
  CORS_ALLOW_ALL_ORIGINS: "CORS_ORIGIN_ALLOW_ALL",
}

/** Translates the settings of django-cors-headers. Allows no origin that they refuse; every other difference is noted. */
export function toPolicy(settings: DjangoSettings): ImportedPolicy {
  const notes: ImportNote[] = []
  const add: AddNote = (code, setting, value, says) => void notes.push({ code, setting, value, says })
  const nameOf = (name: string): string => {
    const old = OLD_NAMES[name]
    return old !== undefined && !settings.has(name) && settings.has(old) ? old : name
  }
  /** Python only asks whether these are true. */
  const flag = (name: string): boolean => {
    const value = settings.get(nameOf(name))
    if (value !== undefined && typeof value !== "boolean")
      add("setting-wrong-type", nameOf(name), value, `It was read as ${isTrue(value)}, as Python does.`)
    return value !== undefined && isTrue(value)
  }
  const list = (name: string): { name: string; items: readonly PythonValue[] } => {
    const value = settings.get(nameOf(name))
    const items = value === undefined ? [] : elementsOf(value)
    if (items === undefined) add("setting-wrong-type", nameOf(name), value, "It was left out: it is no list.")
    else if (typeof value === "string")
      add("setting-wrong-type", nameOf(name), value, "It is a string, which Python reads as a list of its characters.")
    return { name: nameOf(name), items: items ?? [] }
  }

  const policy: { -readonly [Name in keyof PolicyDocument]: PolicyDocument[Name] } = {}
  const dangers: Danger[] = []
  const credentials = flag("CORS_ALLOW_CREDENTIALS")
  const allowAll = flag("CORS_ALLOW_ALL_ORIGINS")
  const reflects = allowAll && credentials
  if (reflects)
    add(
      "reflection-refused",
      nameOf("CORS_ALLOW_ALL_ORIGINS"),
      true,
      "Every origin may read, but without credentials. Write the origins that need them.",
    )
  if (allowAll) policy.allowAllOrigins = true
  else {
    const origins = translateOrigins(list("CORS_ALLOWED_ORIGINS"), credentials, add)
    const regexes = list("CORS_ALLOWED_ORIGIN_REGEXES")
    const found = regexes.items.flatMap((entry) => translateRegex(entry, regexes.name, add) ?? [])
    const insecure = credentials && (origins.insecure || found.some((regex) => regex.insecure === true))
    // The opt-out would open the guarded ones too.
    const [kept, lost] = [
      found.filter((regex) => !insecure || regex.insecure !== "guarded"),
      found.filter((regex) => insecure && regex.insecure === "guarded"),
    ]
    for (const { source } of lost)
      add(
        "regex-untranslatable",
        regexes.name,
        source,
        "It was left out: it refuses plain http, which another entry allows.",
      )
    if (origins.allowed.length > 0) policy.allowedOrigins = origins.allowed
    if (kept.length > 0) policy.allowedOriginRegexes = kept.map(({ source }) => source)
    if (insecure) {
      dangers.push("insecure-origins")
      add(
        "insecure-with-credentials",
        "CORS_ALLOW_CREDENTIALS",
        true,
        "`dangerously` says so, as Django asks no question. Use https.",
      )
    }
  }
  if (credentials && !reflects) policy.allowCredentials = true

  const withCredentials = credentials && !reflects
  const methods = translateNames("CORS_ALLOW_METHODS", settings.get("CORS_ALLOW_METHODS"), withCredentials, add)
  if (methods !== undefined && methods.join() !== defaultMethods.join()) policy.allowMethods = methods
  const headers = translateNames("CORS_ALLOW_HEADERS", settings.get("CORS_ALLOW_HEADERS"), withCredentials, add)
  if (headers !== undefined && headers.join() !== defaultHeaders.join()) policy.allowHeaders = headers
  const exposed = translateNames("CORS_EXPOSE_HEADERS", settings.get("CORS_EXPOSE_HEADERS"), withCredentials, add)
  if (exposed !== undefined && exposed.length > 0) policy.exposeHeaders = exposed
  const maxAge = readMaxAge(settings.get("CORS_PREFLIGHT_MAX_AGE"), add)
  if (maxAge !== 86_400) policy.preflightMaxAge = maxAge
  if (flag("CORS_ALLOW_PRIVATE_NETWORK")) policy.allowPrivateNetwork = true
  if (dangers.length > 0) policy.dangerously = dangers
  const urls = settings.get("CORS_URLS_REGEX")
  if (urls !== undefined) {
    try {
      const translated = translateUrls(urls)
      if (translated !== undefined) policy.urls = translated
    } catch (error) {
      add(
        "urls-untranslatable",
        "CORS_URLS_REGEX",
        urls,
        `Without it every path would be open: ${(error as Error).message}`,
      )
      return { policy: undefined, notes }
    }
  }
  return { policy, notes }
}

function isTrue(value: PythonValue): boolean {
  if (typeof value !== "object" || value === null) return Boolean(value)
  return "items" in value ? value.items.length > 0 : true
}

function readMaxAge(value: PythonValue | undefined, add: AddNote): number {
  if (value === undefined) return 86_400
  const name = "CORS_PREFLIGHT_MAX_AGE"
  if (value === 0 || value === false || value === null) {
    add("max-age-zero", name, value, "0 is sent, which means what it says.")
    return 0
  }
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value === true ? Number.NaN : value
  if (typeof number !== "number" || !Number.isInteger(number) || number < 0) {
    add(
      "max-age-changed",
      name,
      value,
      `\`${showPython(value)}\` is no number of seconds to a browser, which then remembers for 5.`,
    )
    return 5
  }
  if (number > 86_400) add("max-age-changed", name, value, "86400 is the most that any browser uses, and was written.")
  return Math.min(number, 86_400)
}
