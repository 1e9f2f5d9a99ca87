import type { HeaderLine } from "ofcors/browser"
import { type NearMiss, nearMisses } from "../near-misses.ts"
import type { Question } from "../observation.ts"

/** What the probes of a check are made from. */
export interface ProbeSubject {
  /** Where the request went that is looked into: the URL under check, or the hop of a redirect. */
  readonly url: string
  /** As `Origin` says it. */
  readonly origin: string
  /** The page's own, where redirects have turned the other into `null`. */
  readonly pageOrigin: string
  readonly method: string
  /** The script's own headers that the browser sends. */
  readonly headers: readonly HeaderLine[]
  /** `Access-Control-Request-Headers` of its preflight; empty where none is asked. */
  readonly unsafeNames: string
  /** Where the answer redirects to, if it does. */
  readonly location: string | undefined
  /** A word that no server knows. */
  readonly nonce: string
}

/** The probes that tell causes apart; each changes one thing. */
export type ProbeName =
  | "get"
  | "get-without-origin"
  | "get-other-origin"
  | "get-null-origin"
  | "get-page-origin"
  | "get-anonymous"
  | "get-target"
  | "preflight-target"
  | "get-nonsense"
  | "get-sibling"
  | "get-parent"
  | "get-api"
  | "get-root"
  | "get-twin"
  | "get-fresh"
  | "preflight"
  | "preflight-plain"
  | "preflight-method"
  | "preflight-headers"
  | "preflight-other-origin"
  | "preflight-nonsense"
  | "preflight-sibling"
  | "preflight-twin"
  | "options-plain"

/** The questions by their names. */
export type ProbePlan = ReadonlyMap<ProbeName, Question>

const STRANGER = "https://example.com"
const OTHER_STRANGER = "https://example.org"

/** An origin that has nothing to do with the page's. */
export function strangerTo(origin: string): string {
  return origin === STRANGER ? OTHER_STRANGER : STRANGER
}

/** Everything that is asked to find out why a request is blocked. */
export function planProbes(subject: ProbeSubject): ProbePlan {
  const { url, origin, method, unsafeNames, nonce } = subject
  const get = (at: string, from: string | undefined): Question => getQuestion(subject, at, from)
  const ask = (at: string, from: string, asked = method, names = unsafeNames): Question =>
    preflightQuestion(at, from, asked, names)
  const stranger = strangerTo(origin)
  const nonsense = new URL(`/ofcors-${nonce}`, url).href
  const sibling = siblingOf(url, nonce)
  const twin = slashTwin(url)
  const plan = new Map<ProbeName, Question>([
    ["get", get(url, origin)],
    ["preflight", ask(url, origin)],
    ["get-other-origin", get(url, stranger)],
    ["preflight-other-origin", ask(url, stranger)],
    ["get-without-origin", get(url, undefined)],
    ["get-null-origin", get(url, "null")],
    ["get-nonsense", get(nonsense, origin)],
    ["preflight-nonsense", ask(nonsense, origin)],
    ["get-root", get(new URL("/", url).href, origin)],
    ["preflight-plain", ask(url, origin, "GET", "")],
    [
      "options-plain",
      {
        method: "OPTIONS",
        url,
        headers: [
          ["Accept", "*/*"],
          ["Origin", origin],
        ],
      },
    ],
    ["get-fresh", get(withFreshQuery(url, nonce), origin)],
  ])
  if (subject.pageOrigin !== origin) plan.set("get-page-origin", get(url, subject.pageOrigin))
  if (subject.headers.length > 0) plan.set("get-anonymous", getQuestion({ ...subject, headers: [] }, url, origin))
  if (subject.location !== undefined && subject.location !== twin) {
    plan.set("get-target", get(subject.location, origin))
    plan.set("preflight-target", ask(subject.location, origin))
  }
  if (sibling !== nonsense) {
    plan.set("get-sibling", get(sibling, origin))
    plan.set("preflight-sibling", ask(sibling, origin))
  }
  // Configurations are made for a prefix, and miss what is below it or beside it.
  const parent = parentOf(url)
  if (parent !== undefined) plan.set("get-parent", get(parent, origin))
  if (!new URL(url).pathname.startsWith("/api/"))
    plan.set("get-api", get(new URL(`/api/ofcors-${nonce}`, url).href, origin))
  if (twin !== undefined) {
    plan.set("get-twin", get(twin, origin))
    plan.set("preflight-twin", ask(twin, origin))
  }
  if (unsafeNames !== "" && method !== "GET") {
    plan.set("preflight-method", ask(url, origin, method, ""))
    plan.set("preflight-headers", ask(url, origin, "GET", unsafeNames))
  }
  return plan
}

/** The same request as pages of resembling origins would make it, in the shape in which it failed. */
export function planNearMisses(
  subject: ProbeSubject,
  shape: "preflight" | "actual",
): readonly (NearMiss & { readonly question: Question })[] {
  const { url, method, unsafeNames } = subject
  // The server's own origin is one that people put in the list by mistake.
  const own: NearMiss = { origin: new URL(url).origin, difference: "other" }
  return [...nearMisses(subject.origin), own]
    .filter(
      ({ origin }, index, all) =>
        origin !== subject.origin && all.findIndex((near) => near.origin === origin) === index,
    )
    .map((near) => ({
      ...near,
      question:
        shape === "preflight"
          ? preflightQuestion(url, near.origin, method, unsafeNames)
          : getQuestion(subject, url, near.origin),
    }))
}

function getQuestion({ headers }: ProbeSubject, url: string, origin: string | undefined): Question {
  const lines: HeaderLine[] = [["Accept", "*/*"], ...headers.filter(([name]) => !/^(?:content-.*|accept)$/i.test(name))]
  return { method: "GET", url, headers: origin === undefined ? lines : [...lines, ["Origin", origin]] }
}

function preflightQuestion(url: string, origin: string, method: string, names: string): Question {
  const headers: HeaderLine[] = [
    ["Accept", "*/*"],
    ["Access-Control-Request-Method", method],
  ]
  if (names !== "") headers.push(["Access-Control-Request-Headers", names])
  return { method: "OPTIONS", url, headers: [...headers, ["Origin", origin]] }
}

/** The URL with a slash at its end, or without the one it has; none for the root and for files. */
export function slashTwin(url: string): string | undefined {
  const twin = new URL(url)
  if (twin.pathname === "/") return undefined
  if (twin.pathname.endsWith("/")) twin.pathname = twin.pathname.replace(/\/+$/, "")
  else if (/\.[a-z0-9]{1,5}$/i.test(twin.pathname)) return undefined
  else twin.pathname = `${twin.pathname}/`
  return twin.href
}

/** A path beside the one under check, which nobody has. */
function siblingOf(url: string, nonce: string): string {
  return new URL(`${parentOf(url) ?? ""}/ofcors-${nonce}`, url).href
}

/** The folder of a path, without the slash; none where it is the root. */
function parentOf(url: string): string | undefined {
  const { pathname, origin } = new URL(url)
  const folder = pathname.replace(/\/+$/, "").split("/").slice(0, -1).join("/")
  return folder === "" ? undefined : new URL(folder, origin).href
}

function withFreshQuery(url: string, nonce: string): string {
  const fresh = new URL(url)
  fresh.searchParams.set("ofcors", nonce)
  return fresh.href
}
