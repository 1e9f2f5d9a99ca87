import { isForbiddenMethod, isSafelistedMethod, normalizeMethod } from "../http/methods.ts"
import { isToken } from "../http/token.ts"
import { type BrowserDiagnosticCode, type DiagnosticFacts, sentenceOf } from "./diagnostics.ts"
import type { EngineProfile } from "./engine-profile.ts"
import { extractBody } from "./extract-body.ts"
import type { FetchInit } from "./fetch-init.ts"
import { containsHeader, deleteHeader } from "./header-list.ts"
import { isSameOrigin, originOf } from "./origin.ts"
import type { PageFacts } from "./page-facts.ts"
import { parseUrl } from "./parse-url.ts"
import { REFERRER_POLICIES } from "./referrer.ts"
import { GuardedHeaders, type HeadersInput, type IgnoredHeader } from "./request-headers-guard.ts"
import type { CacheMode, FetchRequest, RequestBody, RequestMode } from "./request.ts"
import type { HeaderLine } from "./transport.ts"

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
  /** Whether `Content-Type` is the body's own rather than script's. */
  readonly isTypeOfBody: boolean
}

/**
 * Fetch, the constructor of `Request`, on a page: defaults, guards and refusals.
 *
 * @throws InvalidRequest, or a TypeError of `Headers`
 */
export async function createRequest(
  input: string | URL | Request,
  init: FetchInit,
  page: PageFacts,
  profile: EngineProfile,
): Promise<CreatedRequest> {
  const from = typeof input === "object" && "headers" in input ? input : undefined
  const url = urlOf(from?.url ?? `${input as string | URL}`, page)
  if (init.window !== undefined && init.window !== null) throw invalid("`window` can only be null.")
  const mode = modeOf(init.mode ?? (from?.mode === "navigate" ? "same-origin" : from?.mode))
  const method = methodOf(init.method ?? from?.method ?? "GET", mode)
  const cache = oneOf<CacheMode>("cache", init.cache ?? from?.cache ?? "default", [
    "default",
    "no-store",
    "reload",
    "no-cache",
    "force-cache",
    "only-if-cached",
  ])
  // 19. If this's cache mode is "only-if-cached" and its mode is not "same-origin", then throw a TypeError.
  if (cache === "only-if-cached" && mode !== "same-origin")
    throw invalid('`cache: "only-if-cached"` needs `mode: "same-origin"`.')
  const headers = new GuardedHeaders(mode, profile.extraSafelist)
  headers.fill(init.headers ?? (from?.headers as HeadersInput | undefined) ?? {})
  if (profile.ignoresUserAgent) deleteHeader(headers.list, "user-agent")
  const keepalive = init.keepalive ?? from?.keepalive ?? false
  const { body, type } = await bodyOf(from, init, method, profile)
  // 36.4. If type is non-null and this's headers does not contain `Content-Type`, then append it.
  const isTypeOfBody = type !== undefined && !containsHeader(headers.list, "content-type")
  if (isTypeOfBody) {
    if (profile.guardsBodyType) headers.append("Content-Type", type)
    else headers.list.push(["Content-Type", type])
  }
  const isStream = body !== null && body.source === undefined
  if (isStream) checkStream(init, mode, keepalive)
  const own = [...headers.list]
  // `fetch`, 12. and 13.: what the user agent adds before anything is measured.
  if (!containsHeader(headers.list, "accept")) headers.list.push(["Accept", "*/*"])
  if (!containsHeader(headers.list, "accept-language")) headers.list.push(["Accept-Language", "en-US,en;q=0.9"])
  const request: FetchRequest = {
    method,
    urls: [url],
    headers: headers.list,
    body,
    mode,
    credentials: oneOf("credentials", init.credentials ?? from?.credentials ?? "same-origin", [
      "omit",
      "same-origin",
      "include",
    ]),
    cache,
    redirect: oneOf("redirect", init.redirect ?? from?.redirect ?? "follow", ["follow", "error", "manual"]),
    referrer: referrerOf(init.referrer ?? fromReferrer(from), page),
    referrerPolicy: oneOf("referrerPolicy", init.referrerPolicy ?? from?.referrerPolicy ?? "", [
      "",
      ...REFERRER_POLICIES,
    ]),
    integrity: init.integrity ?? from?.integrity ?? "",
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
  return { request, method, headers: own, ignored: headers.ignored, isTypeOfBody }
}

function urlOf(text: string, page: PageFacts): URL {
  // 5.1. Let parsedURL be the result of parsing input with baseURL. 5.2. If it is failure, throw a TypeError.
  const url = parseUrl(text, page.baseUrl)
  if (url === undefined) throw new InvalidRequest("invalid-url", { url: text })
  // 5.3. If parsedURL includes credentials, then throw a TypeError.
  if (url.username !== "" || url.password !== "") throw new InvalidRequest("url-has-credentials", { url: text })
  return url
}

function modeOf(mode: string | undefined): RequestMode {
  // 17. If mode is "navigate", then throw a TypeError.
  if (mode === "navigate") throw invalid('`mode` cannot be "navigate".')
  return oneOf<RequestMode>("mode", mode ?? "cors", ["cors", "no-cors", "same-origin"])
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

async function bodyOf(
  from: Request | undefined,
  init: FetchInit,
  method: string,
  profile: EngineProfile,
): Promise<{ readonly body: RequestBody | null; readonly type: string | undefined }> {
  const given = init.body ?? null
  // 35. If a body is there and the method is `GET` or `HEAD`, then throw a TypeError.
  if ((given !== null || (from?.body ?? null) !== null) && (method === "GET" || method === "HEAD"))
    throw invalid(`A request with the method ${method} cannot have a body.`)
  if (given === null) {
    if (from === undefined || (from.body ?? null) === null) return { body: null, type: undefined }
    // 38.1. If input is unusable, then throw a TypeError. Its bytes are read here, so that redirects can repeat them.
    if (from.bodyUsed) throw invalid("The body of the `Request` has been used.")
    return { body: { source: new Uint8Array(await from.arrayBuffer()), stream: undefined }, type: undefined }
  }
  if (given instanceof ReadableStream && profile.streamBody === "refused")
    throw invalid("This engine does not take a ReadableStream as body.", "NotSupportedError")
  const asText = given instanceof ReadableStream && profile.streamBody === "text"
  return extractBody(asText ? "[object ReadableStream]" : given)
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
function oneOf<T extends string>(member: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined)
    throw invalid(`\`${member}: "${value}"\` is none of ${allowed.map((name) => `"${name}"`).join(", ")}.`)
  return found
}

function invalid(reason: string, exception?: string): InvalidRequest {
  return new InvalidRequest("invalid-init", { reason }, exception)
}
