import type { Exchange } from "ofcors/browser"
import { type Evidence, observationOf, permittedOthers } from "../evidence.ts"
import { differenceOf } from "../near-misses.ts"
import {
  type Observation,
  allowOriginOf,
  answered,
  hasCorsHeader,
  isSuccess,
  permits,
  statusOf,
  variesByOrigin,
} from "../observation.ts"
import { type ProbeName, slashTwin } from "../probes/plan.ts"
import { cachedForAnother } from "./allow-origin-value.ts"
import type { Cause } from "./cause.ts"
import { allSeen, quoted, seen } from "./words.ts"

/** What servers say when an origin is not on their list: Starlette, Spring, S3, the README of Express' `cors`, …. */
const REFUSAL =
  /Disallowed CORS origin|Invalid CORS request|This CORS request is not allowed|not allowed by CORS|origin (?:is )?not allowed|cors (?:error|policy|rejected)/i

/** Why a response has no `Access-Control-Allow-Origin`: told by what the others have. */
export function missingAllowOrigin(evidence: Evidence, at: Exchange): Cause {
  const status = at.response?.status ?? 0
  if (at.kind === "preflight") return onPreflight(evidence, status)
  return onActual(evidence, status, observationOf(evidence, at) ?? evidence.probes.get("get"))
}

function onPreflight(evidence: Evidence, status: number): Cause {
  const { probes, subject } = evidence
  const { origin, method, unsafeNames } = subject
  const preflight = probes.get("preflight")
  const get = probes.get("get")
  const isAllowed = (name: ProbeName): boolean => permits(probes.get(name), origin)
  if (isAllowed("preflight-plain") || isAllowed("preflight-method") || isAllowed("preflight-headers"))
    return refusedByShape(evidence)
  const byOrigin = decidedByOrigin(evidence, preflight)
  const others = permittedOthers(evidence)
  if (byOrigin !== undefined && others.length > 0) return byOrigin
  if (missingRoute(preflight)) return notAnswered(evidence, status)
  // Where everybody may GET, a 403 is about the method.
  const isOpen = isSuccess(statusOf(probes.get("get-anonymous") ?? get))
  if (status === 401 || status === 407 || (status === 403 && byOrigin === undefined && !isOpen)) {
    return {
      code: "preflight-needs-authentication",
      certainty: status === 401 && !isRefusedByText(preflight) ? "certain" : "likely",
      message: `The preflight is answered with ${status}: whatever checks who is asking runs before CORS is handled. A preflight never carries cookies or \`Authorization\`, so it can never pass that check.`,
      evidence: allSeen(preflight, get),
    }
  }
  if (permits(get, origin)) return notAnswered(evidence, status)
  if (byOrigin !== undefined) return byOrigin
  const elsewhere = permittedElsewhere(evidence)
  if (status >= 500 && status !== 501 && elsewhere !== undefined) return errorWithout(status, preflight, elsewhere)
  if (elsewhere !== undefined) return routeWithout(evidence, preflight, elsewhere)
  const asked = unsafeNames === "" ? method : `${method} with \`${unsafeNames}\``
  return notConfigured(evidence, preflight, `The preflight for ${asked} gets ${status} and no CORS headers.`)
}

function onActual(evidence: Evidence, status: number, bare: Observation | undefined): Cause {
  const { probes, subject, primary } = evidence
  const { origin } = subject
  const get = probes.get("get")
  const preflight = probes.get("preflight")
  const byOrigin = decidedByOrigin(evidence, get)
  const others = permittedOthers(evidence)
  const elsewhere = permittedElsewhere(evidence)
  const cached = cachedForAnother(evidence, undefined, origin)
  if (cached !== undefined) return cached
  // The same address answers a GET rightly: only this answer lacks the headers.
  if (permits(get, origin) && get !== undefined)
    return status >= 400 ? errorWithout(status, bare, get) : methodWithout(subject.method, bare, get)
  if (byOrigin !== undefined && others.length > 0) return byOrigin
  const isPreflightFine = permits(preflight, origin)
  if (status >= 400) {
    // A refusal that the preflight does not share is not about the origin.
    if (byOrigin !== undefined && !isPreflightFine && elsewhere === undefined) return byOrigin
    const healthy = elsewhere ?? (isPreflightFine ? preflight : undefined)
    if (healthy !== undefined) return errorWithout(status, bare, healthy)
    // Where everything fails, nothing shows what a healthy answer would have.
    if (isAllFailing(evidence)) return nothingHealthy(evidence, status, bare)
  } else {
    const otherGet = elsewhere?.question.method === "GET" ? elsewhere : undefined
    if (isPreflightFine && otherGet === undefined) {
      const isReplayed = primary.exchanges.some(({ kind }) => kind === "preflight")
      return {
        code: "preflight-only-headers",
        certainty: isReplayed ? "certain" : "likely",
        message:
          "The preflight is answered with CORS headers, and the response itself has none. Browsers check both: whatever answers OPTIONS must also add the headers to the other responses.",
        evidence: allSeen(preflight, get),
      }
    }
    if (elsewhere !== undefined) return routeWithout(evidence, get, elsewhere)
    if (byOrigin !== undefined) return byOrigin
  }
  return notConfigured(evidence, bare, `The response (status ${status}) has no CORS headers.`)
}

/** The target of a redirect that this page could not read either, on a server where nothing has CORS headers. */
export function targetWithoutCors(evidence: Evidence): Cause | undefined {
  const { probes, subject } = evidence
  const isTwin = slashTwin(subject.url) === subject.location
  const get = probes.get(isTwin ? "get-twin" : "get-target")
  const preflight = probes.get(isTwin ? "preflight-twin" : "preflight-target")
  if (get?.answer === undefined || permits(get, subject.origin) || permits(preflight, subject.origin)) return undefined
  if (permittedElsewhere(evidence) !== undefined || permittedOthers(evidence).length > 0) return undefined
  if (hasCorsHeader(get) || hasCorsHeader(preflight) || variesByOrigin(get)) return undefined
  return notConfigured(evidence, get, "Neither this address nor the one that it redirects to has CORS headers.")
}

function isAllFailing({ observations }: Evidence): boolean {
  return observations.every(({ answer }) => answer === undefined || (answer.status >= 400 && answer.status !== 404))
}

function nothingHealthy({ probes }: Evidence, status: number, bare: Observation | undefined): Cause {
  return {
    code: "errors-without-cors",
    certainty: "possible",
    message: `The server answers everything with an error (this with ${status}), and none has CORS headers. Whatever fails or guards there answers before CORS is handled; whether healthy answers have the headers does not show.`,
    evidence: allSeen(bare, probes.get("preflight"), probes.get("get-root")),
    facts: { status: String(status) },
  }
}

function methodWithout(method: string, bare: Observation | undefined, get: Observation): Cause {
  return {
    code: "route-without-cors",
    certainty: "certain",
    message: `A GET of this address has CORS headers for this page, the ${method} has none: its handler answers before CORS is handled, or is left out of its configuration.`,
    evidence: allSeen(bare, get),
  }
}

/** Signs that the server looked at the origin and did not like it. */
function decidedByOrigin(evidence: Evidence, refused: Observation | undefined): Cause | undefined {
  const { probes, subject } = evidence
  const { origin } = subject
  // In this shape the page's own origin is allowed, so that the refusal is about something else.
  if (permits(refused, origin)) return undefined
  const others = permittedOthers(evidence).filter(({ observation }) => sameShape(observation, refused))
  const [nearest] = others
  if (nearest !== undefined) {
    const allowed = allowOriginOf(nearest.observation) ?? nearest.origin
    const wanted = allowed === "*" ? nearest.origin : allowed
    const difference = nearest.difference === "slash" ? "slash" : differenceOf(wanted, origin)
    return {
      code: "origin-not-in-allow-list",
      certainty: "certain",
      message: `The server allows ${quoted(nearest.origin)}, but not ${quoted(origin)}${inWords(difference)}`,
      evidence: [...allSeen(refused), ...others.slice(0, 3).map(({ observation }) => seen(observation))],
      facts: { difference, allowed: nearest.origin },
    }
  }
  const none = probes.get("get-without-origin")
  const get = probes.get("get")
  const reasons: string[] = []
  if (variesByOrigin(refused))
    reasons.push(`\`Vary: ${answered(refused, "vary") ?? ""}\`: the answer depends on the origin`)
  if (isRefusedByText(refused))
    reasons.push(`the body says ${quoted(REFUSAL.exec(refused?.answer?.body ?? "")?.[0] ?? "")}`)
  if (refused === get && statusOf(get) >= 400 && isSuccess(statusOf(none)))
    reasons.push(`the same request without \`Origin\` gets ${statusOf(none)}, with it ${statusOf(get)}`)
  // Starlette writes these for every origin, and Allow-Origin only for those on its list.
  if (refused !== undefined && hasCorsHeader(refused) && allowOriginOf(refused) === undefined)
    reasons.push("other CORS headers are there, without `Access-Control-Allow-Origin`")
  const preflight = probes.get("preflight")
  if (refused === get && isRefusedByText(preflight))
    reasons.push(`the preflight's body says ${quoted(REFUSAL.exec(preflight?.answer?.body ?? "")?.[0] ?? "")}`)
  if (refused === get && variesByOrigin(preflight) && !permits(preflight, origin))
    reasons.push(
      `the preflight has \`Vary: ${answered(preflight, "vary") ?? ""}\`, and no \`Access-Control-Allow-Origin\``,
    )
  if (reasons.length === 0) return undefined
  return {
    code: "origin-not-in-allow-list",
    certainty: "likely",
    message: `The server decides by origin, and ${quoted(origin)} is not on its list.`,
    evidence: [...allSeen(refused), ...reasons],
    facts: { difference: "other" },
  }
}

function inWords(difference: string): string {
  const words: Readonly<Record<string, string>> = {
    slash: ": the list has it with a slash at the end, which browsers never send.",
    scheme: ": http and https are two origins.",
    port: ": another port is another origin.",
    www: ": with and without `www.` are two origins.",
    "loopback-name": ": `localhost`, `127.0.0.1` and `[::1]` are three origins.",
    subdomain: ": each subdomain is an origin of its own.",
  }
  return words[difference] ?? "."
}

function sameShape(observation: Observation, other: Observation | undefined): boolean {
  return observation.question.method === other?.question.method
}

function isRefusedByText(observation: Observation | undefined): boolean {
  return REFUSAL.test(observation?.answer?.body ?? "")
}

/** API Gateway says 403 where a path has no OPTIONS method. */
function missingRoute(preflight: Observation | undefined): boolean {
  return /Missing Authentication Token/.test(preflight?.answer?.body ?? "")
}

/** An answer of another path on the same server that this page could read. */
function permittedElsewhere({ probes, subject }: Evidence): Observation | undefined {
  const names: readonly ProbeName[] = [
    "get-root",
    "get-nonsense",
    "get-sibling",
    "get-parent",
    "get-api",
    "get-twin",
    "preflight-nonsense",
    "preflight-sibling",
    "preflight-twin",
  ]
  const isRootItself = new URL(subject.url).pathname === "/"
  return names
    .filter((name) => !(isRootItself && name === "get-root"))
    .map((name) => probes.get(name))
    .find((observation) => permits(observation, subject.origin))
}

function refusedByShape({ probes, subject }: Evidence): Cause {
  const { origin, method, unsafeNames } = subject
  const isMethodFine = permits(probes.get("preflight-method"), origin)
  const preflights = allSeen(probes.get("preflight"), probes.get("preflight-plain"))
  if (unsafeNames !== "" && (isMethodFine || method === "GET")) {
    return {
      code: "request-header-not-listed",
      certainty: "likely",
      message: `The server refuses the preflight as soon as it asks for the headers \`${unsafeNames}\`; without them the origin is allowed.`,
      evidence: preflights,
      facts: { names: unsafeNames },
    }
  }
  return {
    code: "request-method-not-listed",
    certainty: "likely",
    message: `The server refuses the preflight for ${method}; for GET the same origin is allowed.`,
    evidence: preflights,
    facts: { method },
  }
}

function notAnswered({ probes, subject }: Evidence, status: number): Cause {
  const get = probes.get("get")
  const allow = answered(probes.get("preflight"), "allow")
  const isFine = permits(get, subject.origin)
  return {
    code: "options-not-answered",
    certainty: isFine ? "certain" : "likely",
    message: `The server does not answer preflights: OPTIONS gets ${status}${status < 300 ? " without CORS headers" : ""}${isFine ? ", while GET has them" : ""}. CORS must be handled before routing.`,
    evidence: [...allSeen(probes.get("preflight"), get), ...(allow === undefined ? [] : [`\`Allow: ${allow}\``])],
  }
}

function errorWithout(status: number, bare: Observation | undefined, healthy: Observation): Cause {
  return {
    code: "errors-without-cors",
    certainty: isSuccess(statusOf(healthy)) && healthy.question.method === "GET" ? "certain" : "likely",
    message: `The server failed with ${status}, and this error has no CORS headers, while other answers have them. The browser hides the error from the page: add the headers to errors too, then mend the ${status}.`,
    evidence: allSeen(bare, healthy),
    facts: { status: String(status) },
  }
}

function routeWithout({ subject }: Evidence, bare: Observation | undefined, elsewhere: Observation): Cause {
  const { pathname } = new URL(subject.url)
  return {
    code: "route-without-cors",
    certainty: "certain",
    message: `Other paths of this server have CORS headers for this page, ${quoted(pathname)} has none: it is answered before CORS is handled, or left out of its configuration.`,
    evidence: allSeen(bare, elsewhere),
    facts: { path: pathname },
  }
}

/** What will be left when the headers are there. */
function beside(status: number): string {
  if (status === 404) return " The address itself is not there either (404): check the path, too."
  return status >= 500 && status !== 501 ? ` The ${status} itself is another matter: read the server's log.` : ""
}

/** Absence proves little: a list that does not betray itself looks the same. */
function notConfigured({ probes }: Evidence, bare: Observation | undefined, what: string): Cause {
  const others = [probes.get("get-other-origin"), probes.get("get-nonsense"), probes.get("get-root")]
  return {
    code: "cors-not-configured",
    certainty: "likely",
    message: `${what} Nor has any other answer of this server, whichever origin asks: CORS is not configured there.${beside(statusOf(bare))}`,
    evidence: [...allSeen(bare), ...allSeen(...others).filter((text) => bare === undefined || text !== seen(bare))],
  }
}
