import { type Evidence, failingExchange } from "../evidence.ts"
import {
  type Observation,
  allowOriginOf,
  answered,
  elementsOf,
  isSuccess,
  originAsked,
  permits,
  statusOf,
  variesByOrigin,
} from "../observation.ts"
import { strangerTo } from "../probes/plan.ts"
import type { Cause, WarningCode } from "./cause.ts"
import { localNetworkCause } from "./page-causes.ts"
import { allSeen, quoted, seen } from "./words.ts"

type Warning = Cause<WarningCode>
type Rule = (evidence: Evidence) => Warning | undefined

/** What is worth mending although it blocks nothing now. */
export function findWarnings(evidence: Evidence, causes: readonly Cause[], isOver: boolean): readonly Warning[] {
  const found = RULES.map((rule) => rule(evidence)).filter((warning) => warning !== undefined)
  if (isOver) found.push(timeRanOut(evidence))
  return found.filter(({ code }) => !causes.some((cause) => cause.code === code))
}

const RULES: readonly Rule[] = [
  reflection,
  nullAllowed,
  wildcardForCookies,
  varyMissing,
  developmentOrigin,
  authorizationUnderWildcard,
  errorsBare,
  cookies,
  preflightNotCached,
  bodyLost,
  localNetwork,
  schemeAdded,
  brokenBody,
  controlCharacters,
]

function reflection({ probes, subject }: Evidence): Warning | undefined {
  const stranger = strangerTo(subject.origin)
  const told = [probes.get("get-other-origin"), probes.get("preflight-other-origin")].find(
    (observation) => allowOriginOf(observation) === stranger,
  )
  if (told === undefined) return undefined
  const withCookies = answered(told, "access-control-allow-credentials") === "true"
  return {
    code: "any-origin-reflected",
    certainty: "certain",
    message: withCookies
      ? "The server allows whichever origin asks, with cookies: every site that a user visits can read this API as that user. List the origins."
      : "The server allows whichever origin asks, by sending it back. If everyone may read this, `*` says so; if not, list the origins.",
    evidence: [seen(told)],
  }
}

function nullAllowed({ probes }: Evidence): Warning | undefined {
  const told = probes.get("get-null-origin")
  if (allowOriginOf(told) !== "null") return undefined
  return {
    code: "null-origin-allowed",
    certainty: "certain",
    message:
      "The server allows `Origin: null`, which every site can produce with a sandboxed frame. Remove `null` from its list.",
    evidence: allSeen(told),
  }
}

function wildcardForCookies({ probes }: Evidence): Warning | undefined {
  const get = probes.get("get")
  if (allowOriginOf(get) !== "*" || answered(get, "access-control-allow-credentials") === undefined) return undefined
  return {
    code: "wildcard-for-cookies",
    certainty: "certain",
    message:
      "The server sends `*` together with `Access-Control-Allow-Credentials`: a list of origins was meant. With `*`, no browser sends or accepts cookies.",
    evidence: allSeen(get),
  }
}

function varyMissing({ probes, subject, nearby }: Evidence): Warning | undefined {
  const get = probes.get("get")
  const here = allowOriginOf(get)
  const others = [
    probes.get("get-without-origin"),
    probes.get("get-other-origin"),
    ...nearby.map((near) => near.observation),
  ]
  const different = others.find(
    (other) => other?.answer !== undefined && other.question.method === "GET" && allowOriginOf(other) !== here,
  )
  if (different === undefined || get?.answer === undefined) return undefined
  const bare = [get, different].find((observation) => !variesByOrigin(observation))
  if (
    bare === undefined ||
    here === "*" ||
    (here === undefined && !permits(different, originAsked(different) ?? subject.origin))
  )
    return undefined
  return {
    code: "vary-missing",
    certainty: "certain",
    message:
      "The answer depends on `Origin`, and not all answers say so with `Vary: Origin`: a cache may give one page what was meant for another, and then nothing works until it forgets.",
    evidence: [...allSeen(get, different), `\`Vary: ${answered(bare, "vary") ?? ""}\``],
  }
}

function developmentOrigin({ nearby, subject, probes }: Evidence): Warning | undefined {
  const isLocal = /^(?:localhost|127\.|\[::1\]|.+\.localhost$)/.test(new URL(subject.url).hostname)
  if (isLocal || permits(probes.get("get-other-origin"), strangerTo(subject.origin))) return undefined
  const told = nearby.find(
    ({ origin, observation }) => origin === "http://localhost:3000" && permits(observation, origin),
  )
  if (told === undefined) return undefined
  return {
    code: "development-origin-allowed",
    certainty: "certain",
    message:
      "This server allows `http://localhost:3000`: any program that a user runs on that port can read it. Keep development origins out of production.",
    evidence: [seen(told.observation)],
  }
}

function authorizationUnderWildcard({ primary, probes }: Evidence): Warning | undefined {
  const isAsked = primary.request.headers.some(([name]) => name.toLowerCase() === "authorization")
  const headers = elementsOf(answered(probes.get("preflight"), "access-control-allow-headers"))
  if (!isAsked || !headers.includes("*") || headers.includes("authorization")) return undefined
  return {
    code: "authorization-under-wildcard",
    certainty: "certain",
    message:
      "`Access-Control-Allow-Headers: *` does not cover `Authorization` by the standard. Browsers still let it pass and say that they will stop: list `authorization` by name.",
    evidence: allSeen(probes.get("preflight")),
  }
}

function errorsBare({ probes, subject }: Evidence): Warning | undefined {
  const get = probes.get("get")
  const error = [probes.get("get-sibling"), probes.get("get-nonsense")].find(
    (observation) => statusOf(observation) >= 400 && !permits(observation, subject.origin),
  )
  if (!isSuccess(statusOf(get)) || !permits(get, subject.origin) || error === undefined) return undefined
  return {
    code: "errors-without-cors",
    certainty: "possible",
    message: `Errors may lack CORS headers: a path that does not exist gets ${statusOf(error)} without them, so that a page sees only a network error.`,
    evidence: allSeen(get, error),
  }
}

function cookies({ replays }: Evidence): Warning | undefined {
  const reasons = Object.entries(replays).flatMap(([engine, report]) =>
    report.diagnostics
      .filter(({ code }) => code === "cookie-not-sent" || code === "cookie-not-stored")
      .map(({ message }) => `${engine}: ${message}`),
  )
  if (reasons.length === 0) return undefined
  return {
    code: "cookies-not-sent",
    certainty: "certain",
    message: "Cookies that the browser has, or is given, stay at home.",
    evidence: [...new Set(reasons)],
  }
}

function preflightNotCached({ primary, probes }: Evidence): Warning | undefined {
  const isNeeded = primary.exchanges.some(({ kind }) => kind === "preflight")
  const value = answered(probes.get("preflight"), "access-control-max-age")
  if (!isNeeded || primary.failure !== undefined || (value !== undefined && Number(value) > 5)) return undefined
  return {
    code: "preflight-not-cached",
    certainty: "certain",
    message: `The preflight's answer is kept for ${value === "0" ? "no time at all" : "5 seconds only"}, so that nearly every request makes two. \`Access-Control-Max-Age: 7200\` saves most of them.`,
    evidence: [value === undefined ? "no `Access-Control-Max-Age`" : `\`Access-Control-Max-Age: ${value}\``],
  }
}

function bodyLost({ primary }: Evidence): Warning | undefined {
  const note = primary.diagnostics.find(({ code }) => code === "method-rewritten")
  if (note === undefined) return undefined
  return {
    code: "body-lost-in-redirect",
    certainty: "certain",
    message: `${note.message} Call the final address directly.`,
    evidence: primary.exchanges.map(
      ({ request, response }) => `${request.method} ${request.url}: ${response?.status ?? 0}`,
    ),
  }
}

function localNetwork(evidence: Evidence): Warning | undefined {
  const cause = localNetworkCause(evidence)
  return cause?.certainty === "possible" ? cause : undefined
}

function schemeAdded({ request }: Evidence): Warning | undefined {
  if (request.schemeAdded !== true) return undefined
  return {
    code: "url-missing-scheme",
    certainty: "possible",
    message: `Checked as ${quoted(request.url)}. In the page the scheme must be written out: without it, browsers take the host for a scheme and fetch nothing.`,
    evidence: [],
    facts: { url: request.url },
  }
}

function brokenBody({ probes, primary }: Evidence): Warning | undefined {
  const get = probes.get("get")
  if (primary.failure !== undefined || get?.answer?.brokenBody === undefined) return undefined
  return {
    code: "body-breaks-off",
    certainty: "certain",
    message:
      "The page gets the response, but its body breaks off: reading it fails with a network error that looks like CORS.",
    evidence: [`${seen(get)}; ${get.answer.brokenBody}`],
  }
}

/** Bytes that move cursors and change titles: harmless here, but a sign of a server that repeats what it is sent. */
function controlCharacters({ observations }: Evidence): Warning | undefined {
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const hostile = /[\x00-\x08\x0b-\x1f\x7f\x9b]/
  const found = observations.flatMap((observation: Observation) =>
    (observation.answer?.headers ?? []).filter(([, value]) => hostile.test(value)).map(([name]) => name),
  )
  const status = observations.some(({ answer }) => hostile.test(answer?.statusText ?? ""))
  if (found.length === 0 && !status) return undefined
  return {
    code: "control-characters-in-answer",
    certainty: "certain",
    message:
      "The server's headers contain control characters, which could take over a terminal. They are shown as `?`.",
    evidence: [...new Set(found)].slice(0, 5).map((name) => `in \`${name}\``),
  }
}

function timeRanOut(evidence: Evidence): Warning {
  const at = failingExchange(evidence)
  return {
    code: "time-ran-out",
    certainty: "certain",
    message: `The time was up after ${evidence.request.timeout / 1000} s, before everything was asked. --timeout gives more.`,
    evidence: at === undefined ? [] : [`${at.request.method} ${at.request.url}`],
  }
}
