import { isForbiddenMethod, isSafelistedMethod, normalizeMethod } from "../http/methods.ts"
import { isToken } from "../http/token.ts"
import { type BrowserDiagnosticCode, type DiagnosticFacts, sentenceOf } from "./diagnostics.ts"
import type { EngineProfile } from "./engine-profile.ts"
import { type BodyWithType, extractBody, readLater, tagOf } from "./extract-body.ts"
import type { FetchInit } from "./fetch-init.ts"
import { containsHeader, deleteHeader } from "./header-list.ts"
import { isSameOrigin, originOf } from "./origin.ts"
import type { PageFacts } from "./page-facts.ts"
import { parseUrl } from "./parse-url.ts"
import { REFERRER_POLICIES } from "./referrer.ts"
import { GuardedHeaders, type HeadersInput, type IgnoredHeader } from "./request-headers-guard.ts"
import type { CacheMode, FetchRequest, RequestBody, RequestMode } from "./request.ts"
import type { HeaderLine } from "./transport.ts"

const CACHE_MODES: readonly CacheMode[] = ["default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"]

const CREDENTIALS_MODES = ["omit", "same-origin", "include"] as const

const POLICIES = ["", ...REFERRER_POLICIES]

/** Why the constructor of `Request` throws its `TypeError`. */
export class InvalidRequest extends TypeError {
  readonly code: BrowserDiagnosticCode
  readonly facts: DiagnosticFacts
  /** The name of the `DOMException` that script gets instead of a `TypeError`. */
  readonly exception: string | undefined
  constructor(code: BrowserDiagnosticCode, facts: DiagnosticFacts, exception?: string) {
    super(sentenceOf(code, facts))
    this.code = code
    this.facts = facts
    this.exception = exception
  }
}

/** A request, and what was ignored on the way to it. */
export interface CreatedRequest {
  readonly request: FetchRequest
  /** As script made it: redirects change the request's own. */
  readonly method: string
  readonly headers: readonly HeaderLine[]
  readonly ignored: readonly IgnoredHeader[]
  /** The request's body, where it is still to be read. */
  readonly pendingBody: Promise<RequestBody> | undefined
  /** Whether `Content-Type` is the body's own rather than script's. */
  readonly isTypeOfBody: boolean
}

/**
 * Fetch, the constructor of `Request`, on a page: defaults, guards and refusals. All of it happens while script calls
 * `fetch`; only bytes may come later.
 *
 * @throws InvalidRequest, or a TypeError of `Headers`
 */
export function createRequest(
  input: string | URL | Request,
  init: FetchInit,
  page: PageFacts,
  profile: EngineProfile,
): CreatedRequest {
  const from = requestIn(input)
  const url = urlOf(from?.url ?? `${input as string | URL}`, page)
  if (init.window !== undefined && init.window !== null) throw invalid("`window` can only be null.")
  const mode = modeOf(init.mode, from?.mode)
  const method = methodOf(member(init.method, from?.method, "GET"), mode)
  const cache = oneOf("cache", member(init.cache, from?.cache, "default"), CACHE_MODES)
  if (init.priority !== undefined) oneOf("priority", init.priority, ["high", "low", "auto"])
  if (init.duplex !== undefined) oneOf("duplex", init.duplex, ["half"])
  // 19. If this's cache mode is "only-if-cached" and its mode is not "same-origin", then throw a TypeError.
  if (cache === "only-if-cached" && mode !== "same-origin")
    throw invalid('`cache: "only-if-cached"` needs `mode: "same-origin"`.')
  const headers = new GuardedHeaders(mode, profile.extraSafelist)
  const given = init.headers === undefined ? (from?.headers as HeadersInput | undefined) : init.headers
  if (given !== undefined) headers.fill(given)
  if (profile.ignoresUserAgent) deleteHeader(headers.list, "user-agent")
  const keepalive = (init.keepalive ?? from?.keepalive) === true
  const referrer = referrerOf(member(init.referrer, fromReferrer(from), undefined), page)
  const { body, type } = bodyOf(from, init, method, profile)
  // 36.4. If type is non-null and this's headers does not contain `Content-Type`, then append it.
  const isTypeOfBody = type !== undefined && !containsHeader(headers.list, "content-type")
  if (isTypeOfBody) {
    if (profile.guardsBodyType) headers.append("Content-Type", type)
    else headers.list.push(["Content-Type", type])
  }
  const isStream = body !== null && "stream" in body && body.stream !== undefined
  if (isStream) checkStream(init, mode, keepalive)
  const isForced = isStream && mode === "same-origin" && profile.streamsForceCors
  const own = [...headers.list]
  // `fetch`, 12. and 13.: what the user agent adds before anything is measured.
  if (!containsHeader(headers.list, "accept")) headers.list.push(["Accept", "*/*"])
  if (!containsHeader(headers.list, "accept-language")) headers.list.push(["Accept-Language", "en-US,en;q=0.9"])
  const request: FetchRequest = {
    method,
    urls: [url],
    headers: headers.list,
    body: body === null || "then" in body ? null : body,
    mode: isForced ? "cors" : mode,
    credentials: oneOf("credentials", member(init.credentials, from?.credentials, "same-origin"), CREDENTIALS_MODES),
    cache,
    redirect: oneOf("redirect", member(init.redirect, from?.redirect, "follow"), ["follow", "error", "manual"]),
    referrer,
    referrerPolicy: oneOf("referrerPolicy", member(init.referrerPolicy, from?.referrerPolicy, ""), POLICIES),
    integrity: member(init.integrity, from?.integrity, ""),
    keepalive,
    // 38.3. A body that is a stream sets the use-CORS-preflight flag.
    useCorsPreflight: isStream,
    targetAddressSpace: targetOf(init.targetAddressSpace),
    tainting: "basic",
    redirectCount: 0,
    timingAllowFailed: false,
    namesToAskFor: undefined,
    unsafeNamesSoFar: [],
    wasUnsafe: false,
    begunAt: 0,
    firstMethod: method,
    firstHeaders: [...headers.list],
    firstReferrer: undefined,
    refusedLater: undefined,
    lastMethod: undefined,
    droppedHeaders: [],
    lastOrigin: undefined,
    usedPreflightCache: false,
  }
  const pendingBody = body !== null && "then" in body ? body : undefined
  return { request, method, headers: own, ignored: headers.ignored, pendingBody, isTypeOfBody }
}

/** The `Request` that `fetch` was given, if it was; those of other realms and packages are as good. */
export function requestIn(input: unknown): Request | undefined {
  const isRequest = typeof input === "object" && input !== null && "headers" in input && "url" in input
  return isRequest ? (input as Request) : undefined
}

/** Web IDL: a member of a dictionary that is there, even as `null`, is turned into a text; `undefined` is not there. */
function member<Default extends string | undefined>(
  given: string | null | undefined,
  inherited: string | undefined,
  otherwise: Default,
): string | Default {
  return given === undefined ? (inherited ?? otherwise) : String(given)
}

function urlOf(text: string, page: PageFacts): URL {
  // 5.1. Let parsedURL be the result of parsing input with baseURL. 5.2. If it is failure, throw a TypeError.
  const url = parseUrl(text, page.baseUrl)
  if (url === undefined) throw new InvalidRequest("invalid-url", { url: text })
  // 5.3. If parsedURL includes credentials, then throw a TypeError.
  if (url.username !== "" || url.password !== "") throw new InvalidRequest("url-has-credentials", { url: text })
  return url
}

function modeOf(given: string | undefined, inherited: string | undefined): RequestMode {
  const mode = member(given, inherited === "navigate" ? "same-origin" : inherited, "cors")
  // 17. If mode is "navigate", then throw a TypeError.
  if (mode === "navigate") throw invalid('`mode` cannot be "navigate".')
  return oneOf<RequestMode>("mode", mode, ["cors", "no-cors", "same-origin"])
}

function methodOf(given: string, mode: RequestMode): string {
  // 25.2. If method is not a method or is a forbidden method, then throw a TypeError.
  if (!isToken(given)) throw invalid(`\`${given}\` is no method.`)
  if (isForbiddenMethod(given)) throw new InvalidRequest("forbidden-method", { method: given })
  // 25.3. Normalize method.
  const method = normalizeMethod(given)
  // 32.1. In mode "no-cors", a method that is not CORS-safelisted throws a TypeError.
  if (mode === "no-cors" && !isSafelistedMethod(method)) throw new InvalidRequest("no-cors-method", { method })
  return method
}

function bodyOf(
  from: Request | undefined,
  init: FetchInit,
  method: string,
  profile: EngineProfile,
): BodyWithType | { readonly body: null; readonly type: undefined } {
  const given = init.body ?? null
  // 35. If a body is there and the method is `GET` or `HEAD`, then throw a TypeError.
  if ((given !== null || (from?.body ?? null) !== null) && (method === "GET" || method === "HEAD"))
    throw invalid(`A request with the method ${method} cannot have a body.`)
  if (given === null) {
    if (from === undefined || (from.body ?? null) === null) return { body: null, type: undefined }
    // 38.1. If input is unusable, then throw a TypeError. Its bytes are read here, so that redirects can repeat them.
    if (from.bodyUsed || from.body?.locked === true) throw invalid("The body of the `Request` has been used.")
    return { body: readLater(from), type: undefined }
  }
  const isStream = tagOf(given) === "ReadableStream"
  if (isStream && profile.streamBody === "refused")
    throw invalid(
      "This engine does not take a ReadableStream as body.",
      init.keepalive === true ? undefined : "NotSupportedError",
    )
  return extractBody(isStream && profile.streamBody === "text" ? "[object ReadableStream]" : given)
}

/** 38. The rules for a body whose source is null. */
function checkStream(init: FetchInit, mode: RequestMode, keepalive: boolean): void {
  if (init.duplex !== "half") throw invalid('A ReadableStream as body needs `duplex: "half"`.')
  if (mode === "no-cors") throw invalid('A ReadableStream as body needs `mode: "cors"` or "same-origin".')
  if (keepalive) throw invalid("A ReadableStream cannot be sent with `keepalive`.")
}

/** 14. The referrer: `""` for none, `client` for the page's own URL. */
function referrerOf(given: string | undefined, page: PageFacts): string {
  if (given === undefined || given === "about:client") return "client"
  if (given === "") return ""
  const url = parseUrl(given, page.baseUrl)
  if (url === undefined) throw invalid(`\`${given}\`, given as referrer, is no URL.`)
  return isSameOrigin(originOf(url), page.origin) ? url.href : "client"
}

/** Node says `about:client` as browsers do; other runtimes leave it empty, which does not mean "no-referrer". */
function fromReferrer(from: Request | undefined): string | undefined {
  return from?.referrer === undefined || from.referrer === "" ? undefined : from.referrer
}

function targetOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  return oneOf("targetAddressSpace", given, ["loopback", "local", "private", "public", "unknown"])
}

/** Web IDL: a value outside of an enumeration throws a TypeError. */
function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined)
    throw invalid(`\`${name}: "${value}"\` is none of ${allowed.map((candidate) => `"${candidate}"`).join(", ")}.`)
  return found
}

function invalid(reason: string, exception?: string): InvalidRequest {
  return new InvalidRequest("invalid-init", { reason }, exception)
}
