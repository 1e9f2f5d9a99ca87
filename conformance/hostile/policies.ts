import { type CorsSettings, type Policy, createPolicy } from "ofcors"

/** A policy, and a slow but obvious way to say what it allows. */
export interface Guarded {
  readonly name: string
  readonly policy: Policy
  /** Whether this text is an origin that the settings allow; `undefined` where it depends on the path. */
  readonly allows: (origin: string) => boolean | undefined
  /** Whether `*` may be answered. */
  readonly open: boolean
  /** Everything that may stand in a response's headers beside an allowed origin. */
  readonly constants: ReadonlySet<string>
}

const APP = "https://app.example"

/** Lists, patterns and regular expressions, each with an oracle that shares no code with the library. */
export const GUARDED: readonly Guarded[] = [
  guard(
    "exact origins with credentials",
    { allowedOrigins: [APP, "http://localhost:3000"], allowCredentials: true, exposeHeaders: ["X-A"] },
    (origin) => origin === APP || origin === "http://localhost:3000",
  ),
  guard("subdomains and any port", { allowedOrigins: ["https://*.shop.example", "http://localhost:*"] }, (origin) => {
    if (origin === "http://localhost") return true
    if (origin.startsWith("http://localhost:")) return isPort(origin.slice("http://localhost:".length), "80")
    if (!origin.startsWith("https://") || !origin.endsWith(".shop.example")) return false
    return origin.slice("https://".length, -".shop.example".length).split(".").every(isLabel)
  }),
  guard("a regular expression", { allowedOriginRegexes: ["^https://[a-z]{1,8}-[0-9]+\\.example$"] }, (origin) => {
    const [name = "", digits = "", ...more] = origin.replace("https://", "").replace(".example", "").split("-")
    const rebuilt = `https://${name}-${digits}.example`
    return more.length === 0 && rebuilt === origin && /^[a-z]{1,8}$/.test(name) && /^[0-9]+$/.test(digits)
  }),
  guard("null by name", { allowedOrigins: ["null", APP] }, (origin) => origin === "null" || origin === APP),
  guard("nobody", {}, () => false),
  guard(
    "rejecting, with the legacy permission for private networks",
    { allowedOrigins: [APP], rejectDisallowed: true, allowPrivateNetwork: true },
    (origin) => origin === APP,
  ),
  guard("everyone", { allowAllOrigins: true, allowHeaders: "*", allowMethods: "*" }, () => true, true),
  guard(
    "rules by path",
    [
      { urls: "/public/*", allowAllOrigins: true },
      { urls: "/api/*", allowedOrigins: [APP], allowCredentials: true, rejectDisallowed: true },
      { urls: /^\/v[0-9]+\/(?:[a-z]+\/)*end$/, allowedOrigins: ["https://*.shop.example"] },
    ],
    (origin) => (origin === APP || origin.endsWith(".shop.example") ? undefined : false),
    true,
  ),
]

function isPort(text: string, standard: string): boolean {
  return String(Number(text)) === text && Number(text) > 0 && Number(text) < 65_536 && text !== standard
}

function isLabel(text: string): boolean {
  return (
    text.length > 0 && text.split("").every((character) => "abcdefghijklmnopqrstuvwxyz0123456789-_".includes(character))
  )
}

function guard(
  name: string,
  settings: CorsSettings | readonly CorsSettings[],
  allows: Guarded["allows"],
  open = false,
): Guarded {
  const silent = (Array.isArray(settings) ? settings : [settings]).map((rule: CorsSettings) => ({
    explain: false,
    ...rule,
  }))
  const policy = createPolicy(silent as never)
  return { name, policy, allows, open, constants: constantsOf(policy) }
}

/** What polite requests from everyone who is allowed are answered, but for the origin itself. */
function constantsOf(policy: Policy): ReadonlySet<string> {
  const constants = new Set<string>()
  for (const origin of [APP, "https://eu.shop.example", "https://a-1.example", "null"]) {
    for (const url of ["/public/x", "/api/x", "/v1/end", "/"]) {
      for (const headers of [
        { origin },
        { origin, "access-control-request-method": "PUT", "access-control-request-private-network": "true" },
      ]) {
        for (const method of ["GET", "OPTIONS"]) {
          const decision = policy.decide({ method, url, headers })
          if (decision instanceof Promise) throw new Error("no policy here has a function")
          for (const value of Object.values(decision.headers)) if (value !== origin) constants.add(value)
        }
      }
    }
  }
  return constants
}
