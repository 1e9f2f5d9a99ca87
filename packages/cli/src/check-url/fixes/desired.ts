import type { Cause, CauseCode } from "../causes/cause.ts"
import type { Evidence } from "../evidence.ts"
import { allowOriginOf, answered } from "../observation.ts"

/** The policy that lets this request pass and keeps what the server allows already. Every fix is written from it. */
export interface Desired {
  readonly origins: readonly string[]
  /** Whether everybody may read it now, so that some other page may count on it. */
  readonly isPublic: boolean
  readonly methods: readonly string[]
  /** Lower case. */
  readonly headers: readonly string[]
  readonly exposed: readonly string[]
  readonly credentials: boolean
  /** The path under check. */
  readonly path: string
  readonly host: string
  /** The package that writes the headers now, where it is known. */
  readonly corsLayer: string | undefined
  /** Whether the browser asks first. */
  readonly needsPreflight: boolean
  /** Whether the lists of methods and headers are among what is wrong, so that the fix must show them. */
  readonly listsMethods: boolean
  readonly listsHeaders: boolean
  /** The first cause, and the status of the error that it is about. */
  readonly cause: CauseCode | undefined
  readonly status: string | undefined
}

/** Request headers that no script may set, and headers of responses: listing them has no effect. */
const NEVER_ASKED =
  /^(?:access-control-.*|accept-charset|accept-encoding|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/** What the server should allow, from all causes together, so that one change mends them all. */
export function desiredPolicy(evidence: Evidence, causes: readonly Cause[], corsLayer: string | undefined): Desired {
  const { page, primary, request, probes, subject } = evidence
  const listed = (name: string): readonly string[] =>
    (answered(probes.get("preflight"), name) ?? "")
      // Also what does not parse names what was meant.
      .split(/[\s,;|[\]"']+/)
      .filter((element) => element !== "*" && TOKEN.test(element))
  const has = (code: CauseCode): boolean => causes.some((cause) => cause.code === code)
  const { method } = primary.request
  const wanted = method === method.toLowerCase() ? method.toUpperCase() : method
  const methods = unique([...listed("access-control-allow-methods").map(upperCase), "GET", "HEAD", "POST", wanted])
  const asked = subject.unsafeNames === "" ? unsafeNamesOf(evidence) : subject.unsafeNames.split(",")
  const headers = [...listed("access-control-allow-headers"), ...asked]
    .map((name) => name.toLowerCase())
    .filter((name) => !NEVER_ASKED.test(name))
  const isPublic =
    !request.credentials && [...probes.values()].some((observation) => allowOriginOf(observation) === "*")
  const url = URL.canParse(subject.url) ? new URL(subject.url) : undefined
  return {
    origins: unique([page.origin, ...alreadyAllowed(causes, page.origin)]),
    isPublic,
    methods,
    headers: unique(headers),
    exposed: unique([
      ...request.reads.map((name) => name.toLowerCase()),
      ...(causes.find(({ code }) => code === "response-header-not-exposed")?.facts?.["names"]?.split(",") ?? []),
    ]),
    credentials: request.credentials,
    path: url?.pathname ?? "/",
    host: url?.hostname ?? "",
    corsLayer,
    needsPreflight: primary.exchanges.some(({ kind }) => kind === "preflight"),
    listsMethods: has("request-method-not-listed") || has("allow-list-malformed"),
    listsHeaders: has("request-header-not-listed") || has("allow-list-malformed"),
    cause: causes[0]?.code,
    status: causes[0]?.facts?.["status"],
  }
}

/** Origins that are allowed today, or were meant to be, and that the fix must not shut out. */
function alreadyAllowed(causes: readonly Cause[], origin: string): readonly string[] {
  const named = causes.flatMap(({ code, facts }) =>
    code === "origin-not-in-allow-list" || code === "allow-origin-not-an-origin"
      ? (facts?.["allowed"] ?? "").split(/[\s,;|[\]"']+/)
      : [],
  )
  return named
    .map((text) => text.replace(/\/$/, ""))
    .filter((text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text)
    .filter((text) => text !== origin && !/^https:\/\/example\.(?:com|org)$/.test(text))
}

function unsafeNamesOf({ primary }: Evidence): readonly string[] {
  return primary.exchanges.flatMap(({ request }) =>
    request.headers
      .filter(([name]) => name.toLowerCase() === "access-control-request-headers")
      .flatMap(([, value]) => value.split(",")),
  )
}

function upperCase(method: string): string {
  return method.toUpperCase()
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}
