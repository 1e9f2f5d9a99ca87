import type { SettingsCode } from "../diagnostics/catalogue.ts"
import { defaultPort, parseOrigin } from "../http/origin.ts"

/** An entry of `allowedOrigins` that can be matched. */
export interface OriginPattern {
  readonly scheme: string
  /** Without the leading `*.` of a subdomain pattern. */
  readonly host: string
  /** `""` is the default port, `"*"` any port. */
  readonly port: string
  /** Whether it stands for the subdomains of `host`, and not for `host` itself. */
  readonly subdomains: boolean
}

/** Why an entry is not a pattern, and what was probably meant. */
export interface OriginProblem {
  readonly code: SettingsCode
  readonly corrected?: string | undefined
}

const MAX_HOST = 253
const MAX_LABEL = 63

/** Hosts that the URL standard reads as addresses: an IPv6 literal, or a last label that begins with a digit. */
const NUMERIC_OR_IPV6 = /^\[|(?:^|\.)[0-9][^.]*\.?$/

/** Reads an entry of `allowedOrigins`: it must be what a browser sends, but for a leading `*.` and a port of `*`. */
export function readOriginPattern(text: string): OriginPattern | OriginProblem {
  const exact = parseOrigin(text)
  // The common case, at a million entries too: nothing about it can be written differently.
  if (exact !== undefined && !/[.:]|^xn--/.test(exact.host)) return { ...exact, subdomains: false }
  const subdomains = /^[a-z][a-z0-9+.-]*:\/\/\*\./.test(text)
  const anyPort = text.endsWith(":*")
  let plain = subdomains ? text.replace("//*.", "//") : text
  if (anyPort) plain = plain.slice(0, -2)
  const parts = parseOrigin(plain)
  if (parts === undefined || plain.includes("*")) return problemOf(text)
  const { scheme, host } = parts
  if (host.length > MAX_HOST || host.split(".").some((label) => label.length > MAX_LABEL))
    return { code: "origin-invalid" }
  // An address has no subdomains, and no page has `app://*.bundle` for an origin.
  if (subdomains && (NUMERIC_OR_IPV6.test(host) || defaultPort(scheme) === ""))
    return { code: "origin-misplaced-wildcard" }
  if (anyPort && parts.port !== "") return { code: "origin-misplaced-wildcard" }
  // Only the URL standard knows short IPv4 forms, IPv6 compression and punycode.
  if ((NUMERIC_OR_IPV6.test(host) || host.includes("xn--")) && defaultPort(scheme) !== "" && serialize(plain) !== plain)
    return problemOf(text)
  return { scheme, host, port: anyPort ? "*" : parts.port, subdomains }
}

function problemOf(text: string): OriginProblem {
  const corrected = correct(text)
  const problem = (code: SettingsCode): OriginProblem => ({
    code,
    corrected: corrected === text ? undefined : corrected,
  })
  if (text === "*") return { code: "origin-is-wildcard" }
  if (/[,;]|\S\s+\S/.test(text)) {
    return { code: "origin-list-in-one-string", corrected: JSON.stringify(text.split(/[,;\s]+/).filter(Boolean)) }
  }
  if (/^\s|\s$/.test(text)) return problem("origin-invalid")
  if (/^file:/i.test(text)) return { code: "origin-is-file" }
  const [scheme, rest] = splitScheme(text)
  if (scheme === "" || !/^[a-z][a-z0-9+.-]*$/i.test(scheme))
    return problem(rest === "" ? "origin-invalid" : "origin-missing-scheme")
  const end = rest.search(/[/?#\\]/)
  const authority = end < 0 ? rest : rest.slice(0, end)
  if (authority.includes("@")) return problem("origin-has-userinfo")
  if (end >= 0 && authority !== "")
    return problem(rest.slice(end) === "/" ? "origin-has-trailing-slash" : "origin-has-path")
  if (authority.replace(/^\*\./, "").replace(/:\*$/, "").includes("*")) return { code: "origin-misplaced-wildcard" }
  if (/[^\x20-\x7e]/.test(text)) return problem("origin-not-ascii")
  if (text !== text.toLowerCase()) return problem("origin-not-lowercase")
  const port = /:([^\]:]*)$/.exec(authority)?.[1]
  if (port !== undefined && port !== "*") {
    if (port === defaultPort(scheme)) return problem("origin-has-default-port")
    if (!/^[1-9][0-9]*$/.test(port) || Number(port) > 65_535) return { code: "origin-has-invalid-port" }
  }
  return problem(corrected === undefined ? "origin-invalid" : "origin-not-canonical")
}

function splitScheme(text: string): readonly [string, string] {
  const at = text.indexOf("://")
  return at < 0 ? ["", text] : [text.slice(0, at), text.slice(at + 3)]
}

/** What the entry would be if written as browsers do, wildcards kept; `undefined` where that cannot be guessed. */
function correct(text: string): string | undefined {
  let url = text.trim()
  if (!url.includes("://"))
    url = (/^(?:localhost|127\.|\[::1\])/i.test(url) ? "http://" : "https://") + url.replace(/^\/\//, "")
  const subdomains = url.includes("://*.")
  const anyPort = /:\*(?=$|[/?#])/.test(url)
  const origin = serialize(url.replace("://*.", "://").replace(/:\*(?=$|[/?#])/, ""))
  if (origin === undefined || parseOrigin(origin) === undefined) return undefined
  return (subdomains ? origin.replace("://", "://*.") : origin) + (anyPort ? ":*" : "")
}

function serialize(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
