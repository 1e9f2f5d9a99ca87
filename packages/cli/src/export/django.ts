import type { CorsSettings } from "ofcors"
import { quotePython } from "../import/python-value.ts"
import { pythonList, pythonPattern } from "./python-literal.ts"
import { pythonOriginRegex, pythonPathRegex } from "./python-regex.ts"
import { type ExportTarget, type Exported, NotExportable } from "./target.ts"

const HEADING = `# Put "corsheaders" into INSTALLED_APPS, and
# "corsheaders.middleware.CorsMiddleware" first into MIDDLEWARE.
`

/** The settings of django-cors-headers. */
export const django: ExportTarget = {
  summary: "settings of django-cors-headers",
  write(rules) {
    const [settings, ...others] = rules
    if (settings === undefined || others.length > 0)
      throw new NotExportable(
        `The policy has ${rules.length} rules, and django-cors-headers has one for every path. Export the one that Django serves.`,
      )
    return writeSettings(settings)
  },
}

function writeSettings(settings: CorsSettings): Exported {
  const lines: string[] = []
  const set = (name: string, value: string): void => void lines.push(`${name} = ${value}\n`)
  const names = (name: string, value: readonly string[] | "*" | undefined, beside: readonly string[] = []): void => {
    if (value === undefined) return
    const list = value.includes("*") ? ["*", ...beside] : (value as readonly string[])
    set(name, pythonList(list.map(quotePython)))
  }
  const flag = (name: string, value: boolean | undefined): void => {
    if (value !== undefined) set(name, value ? "True" : "False")
  }

  const { exact, patterns } = splitOrigins(settings.allowedOrigins ?? [])
  const guarded = settings.allowCredentials === true && settings.dangerously?.includes("insecure-origins") !== true
  const regexes = (settings.allowedOriginRegexes ?? []).map((entry) => pythonOriginRegex(new RegExp(entry), guarded))
  if (settings.allowedOrigins !== undefined) set("CORS_ALLOWED_ORIGINS", pythonList(exact.map(quotePython)))
  if (patterns.length + regexes.length > 0)
    set("CORS_ALLOWED_ORIGIN_REGEXES", pythonList([...patterns, ...regexes].map(pythonPattern)))
  flag("CORS_ALLOW_ALL_ORIGINS", settings.allowAllOrigins)
  flag("CORS_ALLOW_CREDENTIALS", settings.allowCredentials)
  names("CORS_ALLOW_METHODS", settings.allowMethods)
  names("CORS_ALLOW_HEADERS", settings.allowHeaders, ["authorization"])
  names("CORS_EXPOSE_HEADERS", settings.exposeHeaders)
  if (settings.preflightMaxAge !== undefined) set("CORS_PREFLIGHT_MAX_AGE", String(settings.preflightMaxAge))
  const urls = settings.urls === undefined ? undefined : pathRegex(settings.urls)
  if (urls !== undefined) set("CORS_URLS_REGEX", pythonPattern(urls))
  flag("CORS_ALLOW_PRIVATE_NETWORK", settings.allowPrivateNetwork)
  return { text: HEADING + lines.join(""), notes: notesOn(settings) }
}

/** What the settings of django-cors-headers cannot say, or say more loosely. */
function notesOn(settings: CorsSettings): readonly string[] {
  const notes: string[] = []
  if (settings.rejectDisallowed === true)
    notes.push(
      "`rejectDisallowed` has no equal: Django withholds the headers, and answers a foreign origin all the same.",
    )
  if (settings.reportOnly !== undefined) notes.push("`reportOnly` has no equal and was left out.")
  if (settings.preflightMaxAge === 0)
    notes.push("Django leaves the header out for CORS_PREFLIGHT_MAX_AGE = 0, and browsers then remember for 5 seconds.")
  if (settings.allowAllOrigins === true && settings.allowCredentials === true)
    notes.push("Django echoes every origin, with credentials: any page can read what a logged-in user sees.")
  return notes
}

/** Django's list takes origins as they are; those with a `*` become patterns. */
function splitOrigins(origins: readonly string[]): {
  readonly exact: readonly string[]
  readonly patterns: readonly string[]
} {
  const hasWildcard = (origin: string): boolean => origin.includes("*")
  return {
    exact: origins.filter((origin) => !hasWildcard(origin)),
    patterns: origins.filter(hasWildcard).map((origin) => {
      const [, scheme = "", wildcard, host = "", port = ""] = /^(.*?:\/\/)(\*\.)?(.*?)(:\*|:\d+)?$/.exec(origin) ?? []
      const subdomains = wildcard === undefined ? "" : "(?:[a-z0-9_-]+\\.)+"
      return `^${escaped(scheme)}${subdomains}${escaped(host)}${port === ":*" ? "(?::[0-9]+)?" : port}$`
    }),
  }
}

/** The pattern of a path setting; `undefined` for every path. */
function pathRegex(urls: string | RegExp): string | undefined {
  if (urls instanceof RegExp) return pythonPathRegex(urls)
  if (urls === "/*") return undefined
  return urls.endsWith("/*") ? `^${escaped(urls.slice(0, -2))}(?:/.*)?$` : `^${escaped(urls)}$`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")
}
