import type { BrowserDiagnostic, Exchange } from "ofcors/browser"
import type { Evidence } from "../evidence.ts"
import { headerOf, isSuccess, statusOf } from "../observation.ts"
import type { Cause } from "./cause.ts"
import { misspeltHeader } from "./misspelt-header.ts"
import { allSeen, quoted } from "./words.ts"

/** What the preflight's lists leave out, all of it, though browsers name one thing at a time. */
export function listCauses(evidence: Evidence, at: Exchange, errors: readonly BrowserDiagnostic[]): readonly Cause[] {
  const { request } = evidence
  const causes: Cause[] = []
  for (const { code, facts, message } of errors) {
    if (code !== "allow-methods-malformed" && code !== "allow-headers-malformed") continue
    const header = code === "allow-methods-malformed" ? "Access-Control-Allow-Methods" : "Access-Control-Allow-Headers"
    causes.push({
      code: "allow-list-malformed",
      certainty: "certain",
      message: `\`${header}: ${facts["value"] ?? ""}\` does not parse, so it allows nothing: it must be names with commas between them.`,
      evidence: [message],
    })
  }
  const method = errors.find(({ code }) => code === "method-not-allowed")
  const headers = errors.filter(({ code }) => code === "header-not-allowed")
  const literal = [method, ...headers].some((finding) => isLiteralWildcard(finding, request.credentials))
  if (literal) {
    causes.push({
      code: "credentials-with-wildcard",
      certainty: "certain",
      message:
        "With credentials, `*` in `Access-Control-Allow-Methods` and `Access-Control-Allow-Headers` is taken literally and allows nothing: list the names.",
      evidence: [method, ...headers].filter((finding) => finding !== undefined).map(({ message }) => message),
    })
    return causes
  }
  const misplaced = headers.filter(({ facts }) => /^access-control-(?!request-)/.test(facts["name"] ?? ""))
  if (misplaced.length > 0) causes.push(clientHeaders(misplaced))
  const missing = headers.filter((finding) => !misplaced.includes(finding))
  if (method !== undefined)
    causes.push(
      misspeltHeader(evidence, "access-control-allow-methods", "Access-Control-Allow-Methods") ?? missingMethod(method),
    )
  if (missing.length > 0)
    causes.push(
      misspeltHeader(evidence, "access-control-allow-headers", "Access-Control-Allow-Headers") ??
        missingHeaders(missing, at),
    )
  return causes
}

function isLiteralWildcard(finding: BrowserDiagnostic | undefined, credentials: boolean): boolean {
  return credentials && (finding?.facts["value"] ?? "").split(",").some((element) => element.trim() === "*")
}

function clientHeaders(findings: readonly BrowserDiagnostic[]): Cause {
  const names = findings.map(({ facts }) => facts["name"] ?? "")
  return {
    code: "client-sends-response-header",
    certainty: "certain",
    message: `The page sends ${names.map(quoted).join(", ")} with its request. These are headers of responses: only the server may set them. Remove them from the page's code.`,
    evidence: findings.map(({ message }) => message),
    facts: { names: names.join(",") },
  }
}

function missingHeaders(findings: readonly BrowserDiagnostic[], { response }: Exchange): Cause {
  const names = findings.map(({ facts }) => facts["name"] ?? "")
  const value = headerOf(response?.headers ?? [], "access-control-allow-headers")
  const uncovered = value?.includes("*") === true && names.includes("authorization")
  return {
    code: "request-header-not-listed",
    certainty: "certain",
    message: `The page sends ${names.map(quoted).join(", ")}, and \`Access-Control-Allow-Headers\` ${value === undefined ? "is missing" : `(${quoted(value)}) does not list ${names.length === 1 ? "it" : "them"}`}.${uncovered ? " `*` does not cover `authorization`." : ""}`,
    evidence: findings.map(({ message }) => message),
    facts: { names: names.join(",") },
  }
}

function missingMethod({ facts, message }: BrowserDiagnostic): Cause {
  const method = facts["method"] ?? ""
  const value = facts["value"] ?? ""
  const listed = value.split(",").map((element) => element.trim())
  const inOtherCase = listed.find((element) => element !== method && element.toUpperCase() === method.toUpperCase())
  const isScripts = inOtherCase !== undefined && method !== method.toUpperCase()
  return {
    code: "request-method-not-listed",
    certainty: "certain",
    message:
      inOtherCase === undefined
        ? `\`Access-Control-Allow-Methods\` ${value === "" ? "is missing" : `(${quoted(value)}) does not list ${method}`}.`
        : `\`Access-Control-Allow-Methods\` lists ${quoted(inOtherCase)} and the page sends ${quoted(method)}: methods are compared letter by letter.${isScripts ? ` Write \`method: "${method.toUpperCase()}"\` in the page.` : ""}`,
    evidence: [message],
    facts: { method: isScripts ? method.toUpperCase() : method, ...(isScripts ? { inPage: "true" } : {}) },
  }
}

/** A preflight that has the right origin and the wrong status. */
export function preflightStatus({ probes }: Evidence, at: Exchange): Cause {
  const status = at.response?.status ?? 0
  const isOpen = isSuccess(statusOf(probes.get("get-anonymous") ?? probes.get("get")))
  const isGuard = status === 401 || status === 407 || (status === 403 && !isOpen)
  return {
    code: isGuard
      ? "preflight-needs-authentication"
      : (status >= 500 && status !== 501) || status === 429
        ? "errors-without-cors"
        : "options-not-answered",
    certainty: status === 401 ? "certain" : "likely",
    message: isGuard
      ? `The preflight is answered with ${status}: whatever checks who is asking treats OPTIONS like any other request. A preflight never carries cookies or \`Authorization\`.`
      : `The preflight has the right headers but status ${status}; only 200 to 299 count. Something answers OPTIONS as if it were a request to the application.`,
    evidence: allSeen(probes.get("preflight"), probes.get("get")),
    facts: { status: String(status) },
  }
}
