import type { RuleSettings } from "./scenario.ts"

/**
 * Whether settings allow an origin, read off their documentation as directly as it can be written down. It shares no
 * code with the library, and is slow on purpose: strings are split and compared, V8 runs the regular expressions.
 */
export function isOriginAllowed(settings: RuleSettings, origin: string): boolean {
  // `allowAllOrigins`: "Answers `Access-Control-Allow-Origin: *`", which is for `null`, too.
  if (settings.allowAllOrigins === true && settings.allowCredentials !== true) return true
  if ((settings.allowedOrigins ?? []).some((entry) => isMeant(entry, origin))) return true
  // `"null"`: only by name.
  if (origin === "null") return false
  // `reflect-any-origin`.
  if (settings.allowAllOrigins === true) return true
  // `insecure-origins`: with credentials, no pattern and no function lets plain http in, but for this machine.
  if (settings.allowCredentials === true && !settings.dangerously?.includes("insecure-origins") && isInsecure(origin))
    return false
  // "the whole origin must match"
  if ((settings.allowedOriginRegexes ?? []).some((source) => new RegExp(`^(?:${String(source)})$`).test(origin)))
    return true
  // "Decides for origins that the lists do not hold"; "throwing or rejecting refuses".
  return ["returns true", "resolves true", "resolves true late"].includes(settings.allowOriginWhen ?? "")
}

/** `"https://*.example.com"`: "any subdomain, one or more labels deep"; `"http://localhost:*"`: "any port, also none". */
function isMeant(entry: string, origin: string): boolean {
  if (!entry.includes("*")) return entry === origin
  const [entryScheme = "", entryRest = ""] = entry.split("://")
  const [scheme, rest = ""] = origin.split("://")
  if (scheme !== entryScheme) return false
  const anyPort = entryRest.endsWith(":*")
  const host = anyPort ? rest.replace(/:[0-9]+$/, "") : rest
  const entryHost = anyPort ? entryRest.slice(0, -2) : entryRest
  if (!entryHost.startsWith("*.")) return host === entryHost
  return host.endsWith(entryHost.slice(1)) && host.length > entryHost.length - 1
}

function isInsecure(origin: string): boolean {
  if (!origin.startsWith("http://")) return false
  const host = origin.slice("http://".length).replace(/:[0-9]+$/, "")
  return host !== "localhost" && host !== "[::1]" && host !== "127.0.0.1"
}
