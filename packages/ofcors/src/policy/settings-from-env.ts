import { SettingsError } from "../diagnostics/settings-error.ts"
import { closestName } from "../http/closest-name.ts"
import { diagnose, type Diagnostic } from "../diagnostics/diagnostic.ts"
import type { SettingsErrorCode } from "../diagnostics/codes.ts"
import { loadAdvice } from "../on-demand/advice.ts"
import type { DataSettings } from "./settings.ts"

/** Notes that a variable cannot be read. */
type Invalid = () => void

type Reader = (text: string, invalid: Invalid) => unknown

/** Every variable that is read, with the setting that it becomes. */
const VARIABLES: Readonly<Record<string, readonly [keyof DataSettings, Reader]>> = {
  CORS_ALLOWED_ORIGINS: ["allowedOrigins", list],
  CORS_ALLOWED_ORIGIN_REGEXES: ["allowedOriginRegexes", list],
  CORS_ALLOW_ALL_ORIGINS: ["allowAllOrigins", flag],
  CORS_ALLOW_CREDENTIALS: ["allowCredentials", flag],
  CORS_ALLOW_METHODS: ["allowMethods", list],
  CORS_ALLOW_HEADERS: ["allowHeaders", list],
  CORS_EXPOSE_HEADERS: ["exposeHeaders", list],
  CORS_PREFLIGHT_MAX_AGE: ["preflightMaxAge", seconds],
  CORS_URLS_REGEX: ["urls", (text) => new RegExp(text)],
  CORS_ALLOW_PRIVATE_NETWORK: ["allowPrivateNetwork", flag],
  CORS_REJECT_DISALLOWED: ["rejectDisallowed", flag],
}

/** Names that django-cors-headers gave up in its version 3.5, and those that people guess. */
const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CORS_ORIGIN_WHITELIST: "CORS_ALLOWED_ORIGINS",
    CORS_ORIGIN_REGEX_WHITELIST: "CORS_ALLOWED_ORIGIN_REGEXES",
    CORS_ORIGIN_ALLOW_ALL: "CORS_ALLOW_ALL_ORIGINS",
    CORS_ORIGIN: "CORS_ALLOWED_ORIGINS",
    CORS_ORIGINS: "CORS_ALLOWED_ORIGINS",
    CORS_ALLOW_ORIGIN: "CORS_ALLOWED_ORIGINS",
    CORS_ALLOW_ORIGINS: "CORS_ALLOWED_ORIGINS",
    CORS_CREDENTIALS: "CORS_ALLOW_CREDENTIALS",
    CORS_METHODS: "CORS_ALLOW_METHODS",
    CORS_ALLOWED_METHODS: "CORS_ALLOW_METHODS",
    CORS_HEADERS: "CORS_ALLOW_HEADERS",
    CORS_ALLOWED_HEADERS: "CORS_ALLOW_HEADERS",
    CORS_EXPOSED_HEADERS: "CORS_EXPOSE_HEADERS",
    CORS_MAX_AGE: "CORS_PREFLIGHT_MAX_AGE",
  }),
)

/**
 * Reads settings from environment variables named as in Django: `CORS_ALLOWED_ORIGINS=http://localhost:3000,https://…`.
 *
 * Lists are separated by commas, or written as JSON (for regexes that contain commas); flags are `true` or `false`
 * (also `1`, `0`, `yes`, `no`, `on`, `off`); an empty variable counts as not set. Variables that are not set leave
 * their setting out, so `{ ...settingsFromEnv(process.env), allowCredentials: true }` does what it says.
 *
 * @throws SettingsError for values that cannot be read, and for misspelt or outdated `CORS_` names
 */
export function settingsFromEnv(env: Readonly<Record<string, string | undefined>>): DataSettings {
  const found: Diagnostic[] = []
  const settings: Record<string, unknown> = {}
  for (const [name, variable] of Object.entries(env)) {
    const value = variable?.trim() ?? ""
    if (value === "" || !name.startsWith("CORS_")) continue
    const add = (code: SettingsErrorCode, corrected?: string): void => {
      loadAdvice()
      found.push(diagnose(code, { setting: name, value, corrected }, "error"))
    }
    if (Object.hasOwn(VARIABLES, name)) {
      const [setting, read] = VARIABLES[name]!
      try {
        settings[setting] = read(value, () => add("environment-value-invalid"))
      } catch {
        add("environment-value-invalid")
      }
    } else {
      const meant = MEANT.get(name) ?? closestName(name, Object.keys(VARIABLES))
      if (meant !== undefined) add("environment-name-unknown", `${meant}=${value}`)
    }
  }
  if (found.length > 0) throw new SettingsError(found)
  return settings
}

function list(text: string, invalid: Invalid): unknown {
  if (text === "*") return text
  if (!text.startsWith("[")) {
    return text
      .split(",")
      .map((entry) => entry.trim())
      .filter((entry) => entry !== "")
  }
  const value: unknown = JSON.parse(text)
  if (!Array.isArray(value)) invalid()
  return value
}

function flag(text: string, invalid: Invalid): boolean {
  if (/^(?:true|1|yes|on)$/i.test(text)) return true
  if (!/^(?:false|0|no|off)$/i.test(text)) invalid()
  return false
}

function seconds(text: string, invalid: Invalid): number {
  if (!/^[0-9]+$/.test(text)) invalid()
  return Number(text)
}
