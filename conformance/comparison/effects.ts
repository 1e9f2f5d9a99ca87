/**
 * What follows from a response that is not the one that a vector wants: for browsers, caches, the application, or for
 * nobody. The comparison counts the last kind apart, as a matter of taste.
 *
 * @module
 */
import type { Outcome } from "../replay.ts"
import { readText } from "../settings.ts"
import type { Case, Group, Handler, JsonSettings, VectorRequest } from "../vector.ts"

/** Every effect, in a sentence; those that somebody is worse off by, and those that cost nobody anything. */
export const EFFECTS = {
  "lets-in": { matters: true, says: "A page may read what the settings do not let it read" },
  "locks-out": {
    matters: true,
    says: "A page that the settings allow cannot read the response, or cannot send the request",
  },
  "vary-lost": { matters: true, says: "`Vary` lacks a name, so that a cache hands one origin's response to another" },
  "options-taken": { matters: true, says: "An `OPTIONS` request that is no preflight never reaches the application" },
  "preflight-let-through": { matters: true, says: "A preflight of an allowed origin reaches the application" },
  "limits-changed": { matters: true, says: "Methods, headers, exposed names or the age are not those of the settings" },
  "answer-changed": {
    matters: true,
    says: "The application's status, headers or body are changed, or the request ends in an error",
  },
  "no-answer": { matters: true, says: "There is no response at all" },
  starts: { matters: true, says: "Settings that are a hole or can have no effect are taken without a word" },
  "other-refusal": {
    matters: false,
    says: "A refused preflight is answered with a success that grants nothing, by the application, or with another error",
  },
  "policy-told": {
    matters: false,
    says: "A refused origin, or a request without one, is told methods, headers or `Access-Control-Allow-Credentials`",
  },
  "impossible-origin": {
    matters: false,
    says: "An `Origin` that no browser can send is answered as if it were one that matches",
  },
  "null-by-function": {
    matters: false,
    says: "`null` is let in where a function or the settings let everyone in; here it must be named",
  },
  "plain-http": {
    matters: false,
    says: "An `http:` origin that a pattern or function allows gets credentials; here it must be named or on this machine",
  },
  "own-headers-kept": {
    matters: false,
    says: "CORS headers that the application writes itself are sent beside, or in place of, those of the settings",
  },
  "ignored-headers": {
    matters: false,
    says: "CORS headers stand where browsers ignore them, or with nothing in them",
  },
  "other-success": {
    matters: false,
    says: "An allowed preflight is answered with another success than 204, or with a `Content-Length`",
  },
  "vary-more": { matters: false, says: "`Vary` has more names than needed, or lacks one where nothing is cached" },
} as const

/** An effect's name. */
export type Effect = keyof typeof EFFECTS

const ORIGIN = "access-control-allow-origin"
const CREDENTIALS = "access-control-allow-credentials"
const METHODS = "access-control-allow-methods"
const HEADERS = "access-control-allow-headers"
const EXPOSED = "access-control-expose-headers"
const AGE = "access-control-max-age"
const PRIVATE = "access-control-allow-private-network"

/** Every effect of an outcome that is not the expected one; none where HTTP has no difference between them. */
export function effectsOf(vector: Case, group: Group, actual: Outcome, expected: Outcome): readonly Effect[] {
  const isPreflight = isAPreflight(vector.request)
  const effects = new Set<Effect>([
    ...corsEffects(vector, group, isPreflight, actual, expected),
    ...varyEffects(isPreflight, actual.vary, expected.vary),
    ...answerEffects(isPreflight, actual, expected),
  ])
  if (writesItself(vector.handler) && (effects.delete("lets-in") || effects.delete("locks-out")))
    effects.add("own-headers-kept")
  return [...effects]
}

/** Whether the application writes CORS headers of its own, which is its own affair. */
function writesItself({ set = [], append = [], headers = [] }: Handler = {}): boolean {
  return [...set, ...append, ...headers].some(([name]) => name.toLowerCase().startsWith("access-control-"))
}

function isAPreflight({ method, headers = [] }: VectorRequest): boolean {
  const has = (name: string): boolean => headers.some(([given]) => given.toLowerCase() === name)
  return method === "OPTIONS" && has("origin") && has("access-control-request-method")
}

function* corsEffects(
  { request }: Case,
  group: Group,
  isPreflight: boolean,
  { cors: actual, status }: Outcome,
  { cors: expected }: Outcome,
): Iterable<Effect> {
  const doubled = Object.values(actual).some((lines) => lines.length > 1)
  const wanted = valueOf(expected, ORIGIN)
  const granted = doubled ? "" : valueOf(actual, ORIGIN)
  const others = Object.keys(actual).filter((name) => name !== ORIGIN)
  if (wanted === "") {
    const asked = originOf(request)
    const reaches =
      granted !== "" && asked !== "" && (granted === asked || (granted === "*" && valueOf(actual, CREDENTIALS) === ""))
    // A preflight that does not succeed lets nothing through, whatever its headers say.
    if (reaches && !(isPreflight && (status < 200 || status > 299))) yield letsIn(asked, group, actual)
    else if (granted !== "" || others.length > 0) yield "policy-told"
    return
  }
  if (granted !== wanted || valueOf(actual, CREDENTIALS) !== valueOf(expected, CREDENTIALS)) {
    const credentialsMore = granted === wanted && valueOf(expected, CREDENTIALS) === ""
    yield credentialsMore || (granted === "*" && !doubled) ? "lets-in" : "locks-out"
    return
  }
  const counting = isPreflight ? [METHODS, HEADERS, AGE, PRIVATE] : [EXPOSED]
  for (const name of counting) if (!isSame(actual, expected, name)) yield "limits-changed"
  if (others.some((name) => name !== CREDENTIALS && !counting.includes(name))) yield "ignored-headers"
}

/** How bad it is that an origin may read what it should not. */
function letsIn(origin: string, { settings }: Group, actual: Outcome["cors"]): Effect {
  const { allowedOrigins = [], allowedOriginRegexes = [], allowOriginWhen, dangerously = [] } = settings as JsonSettings
  const decidesItself = allowOriginWhen !== undefined || dangerously.includes("reflect-any-origin")
  if (!isSerialized(origin)) return "impossible-origin"
  if (origin === "null" && decidesItself) return "null-by-function"
  const hasPatterns =
    decidesItself || allowedOriginRegexes.length > 0 || allowedOrigins.some((entry) => entry.includes("*"))
  if (origin.startsWith("http:") && hasPatterns && valueOf(actual, CREDENTIALS) !== "") return "plain-http"
  return "lets-in"
}

/** Whether a browser could send it: an origin as it writes them itself. */
function isSerialized(origin: string): boolean {
  if (origin === "null") return true
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  if (url === undefined) return false
  return url.origin === "null" ? /^[a-z][a-z+.-]*:\/\/[^/\s,?#@]+$/.test(origin) : url.origin === origin
}

function* varyEffects(isPreflight: boolean, actual: readonly string[], expected: readonly string[]): Iterable<Effect> {
  const lost = actual.includes("*") ? [] : expected.filter((name) => !actual.includes(name))
  if (lost.length > 0) yield isPreflight ? "vary-more" : "vary-lost"
  if (actual.some((name) => !expected.includes(name))) yield "vary-more"
}

function* answerEffects(isPreflight: boolean, actual: Outcome, expected: Outcome): Iterable<Effect> {
  const succeeds = actual.status >= 200 && actual.status <= 299
  if (isPreflight && expected.status === 403) {
    if (actual.status !== 403 || actual.handlerCalled) yield "other-refusal"
    return
  }
  if (isPreflight && expected.status === 204) {
    if (!succeeds) yield "locks-out"
    else if (actual.handlerCalled) yield "preflight-let-through"
    else if (actual.status !== 204 || hasOwnLength(actual)) yield "other-success"
    return
  }
  if (expected.handlerCalled && !actual.handlerCalled && succeeds) yield "options-taken"
  else if (changesAnswer(actual, expected)) yield "answer-changed"
}

function changesAnswer(actual: Outcome, expected: Outcome): boolean {
  return (
    actual.status !== expected.status ||
    actual.aborted !== expected.aborted ||
    actual.body !== expected.body ||
    JSON.stringify(actual.headers) !== JSON.stringify(expected.headers)
  )
}

/** RFC 9110 forbids a `Content-Length` beside 204; no browser minds it. */
function hasOwnLength({ headers }: Outcome): boolean {
  return (headers["Content-Length"] ?? null) !== null
}

function valueOf(cors: Outcome["cors"], name: string): string {
  return [cors[name] ?? []].flat(2).join(", ")
}

/** The same names in any order and case; values otherwise. Browsers ignore an empty list as they do none. */
function isSame(actual: Outcome["cors"], expected: Outcome["cors"], name: string): boolean {
  const names = (cors: Outcome["cors"]): string =>
    [...new Set((cors[name] ?? []).flat().map((text) => (name === METHODS ? text : text.toLowerCase())))]
      .filter((text) => text !== "")
      .toSorted()
      .join()
  return names(actual) === names(expected)
}

function originOf({ headers = [] }: VectorRequest): string {
  return headers
    .filter(([name]) => name.toLowerCase() === "origin")
    .map(([, value]) => readText(value).trim())
    .join(", ")
}
