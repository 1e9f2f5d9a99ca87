import type { SettingsErrorCode } from "../diagnostics/codes.ts"
import { defaultPort } from "../http/origin.ts"
import { readOriginPattern } from "../policy/origin-pattern.ts"

/** What exactly is wrong with an entry of `allowedOrigins`, and what was probably meant. */
export interface OriginProblem {
  readonly code: SettingsErrorCode
  readonly corrected?: string | undefined
}

/** Names the first thing that keeps an entry from being an origin; `corrected` mends them all. */
export function nameOriginProblem(text: string): OriginProblem {
  const corrected = correct(text)
  const problem = (code: SettingsErrorCode): OriginProblem => ({ code, corrected })
  if (text === "") return { code: "origin-undefined" }
  if (text === "*") return { code: "origin-is-wildcard" }
  if (/[,;]|\S\s+\S/.test(text)) return { code: "origin-list-in-one-string", corrected: listOf(text) }
  if (/^\s|\s$/.test(text)) return problem("origin-invalid")
  if (/^file:/i.test(text)) return { code: "origin-is-file" }
  const [, scheme = "", rest = text] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(text) ?? []
  if (scheme === "") return problem(rest.includes("://") ? "origin-invalid" : "origin-missing-scheme")
  const [, authority = "", tail = ""] = /^([^/?#\\]*)(.*)$/s.exec(rest) ?? []
  if (authority === "") return { code: "origin-invalid" }
  if (authority.includes("@")) return problem("origin-has-userinfo")
  if (tail !== "") return problem(tail === "/" ? "origin-has-trailing-slash" : "origin-has-path")
  if (authority.replace(/^\*\.|:\*$/g, "").includes("*")) return { code: "origin-misplaced-wildcard" }
  if (/[^\x20-\x7e]/.test(text)) return problem("origin-not-ascii")
  const [, port] = /:([^\]:]*)$/.exec(authority) ?? []
  if (port !== undefined && port !== "*") {
    if (port === defaultPort(scheme.toLowerCase())) return problem("origin-has-default-port")
    if (!/^[1-9][0-9]*$/.test(port) || Number(port) > 65_535) return { code: "origin-has-invalid-port" }
  }
  if (text !== text.toLowerCase()) return problem("origin-not-lowercase")
  if (authority.includes("*")) return { code: "origin-misplaced-wildcard" }
  return problem(corrected === undefined ? "origin-invalid" : "origin-not-canonical")
}

/** A list that was written into one string. */
export function listOf(text: string): string {
  return JSON.stringify(text.split(/[,;\s]+/).filter(Boolean))
}

/** What the entry would be if written as browsers do, wildcards kept; `undefined` where that cannot be guessed. */
function correct(text: string): string | undefined {
  let url = text.trim()
  // One slash or no colon is still a scheme: `http:/a`, `http//a`.
  url = url.replace(/^(https?)(?::\/?|\/\/)(?=[^/])/i, "$1://")
  if (!url.includes("://"))
    url = (/^(?:localhost|127\.|\[::1\])/i.test(url) ? "http://" : "https://") + url.replace(/^\/\//, "")
  const subdomains = url.includes("://*.")
  const anyPort = /:\*(?=$|[/?#])/.test(url)
  url = url.replace("://*.", "://").replace(/:\*(?=$|[/?#])/, "")
  if (!URL.canParse(url)) return undefined
  const { protocol, host } = new URL(url)
  const origin = `${protocol}//${subdomains ? "*." : ""}${host}${anyPort ? ":*" : ""}`
  return origin !== text && readOriginPattern(origin) !== undefined ? origin : undefined
}
