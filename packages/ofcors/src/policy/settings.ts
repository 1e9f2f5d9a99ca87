import type { CorsRequest } from "../http/request.ts"
import type { Diagnostic } from "../diagnostics/diagnostic.ts"

/** An opt-out that names its danger. Each one silences exactly the diagnostic that mentions it. */
export type Danger = "insecure-origins" | "public-suffix-subdomains" | "reflect-any-origin"

/**
 * What people write: the settings of django-cors-headers in camelCase, with the same defaults.
 *
 * All of them are checked at start-up, together; see `SettingsError`.
 */
export interface CorsSettings {
  /**
   * The origins that may read responses. Default: `[]`, nobody.
   *
   * - `"http://localhost:3000"`: exactly this scheme, host and port
   * - `"https://*.example.com"`: any subdomain, one or more labels deep; not `https://example.com` itself
   * - `"http://localhost:*"`: any port, also none
   * - `"capacitor://localhost"`, `"chrome-extension://<id>"`: other schemes
   * - `"null"`: sandboxed frames and `file:` pages; never together with credentials
   *
   * Write them as a browser sends them: no trailing slash, no path, no default port, lower case, punycode.
   */
  readonly allowedOrigins?: readonly string[]
  /**
   * Patterns for origins that a list cannot hold. Default: `[]`. Strings (for JSON and the environment) are compiled.
   *
   * Anchor each one with `^` and `$`; the whole origin must match. They run in time linear in the `Origin`, so
   * lookaround, backreferences and `\b` are refused, as are the flags `g`, `y` and `v`, and patterns that backtrack
   * exponentially in other engines.
   */
  readonly allowedOriginRegexes?: readonly (RegExp | string)[]
  /** Answers `Access-Control-Allow-Origin: *`. Default: `false`. An error together with `allowCredentials`. */
  readonly allowAllOrigins?: boolean
  /** Lets pages send cookies, HTTP authentication and client certificates. Default: `false`. */
  readonly allowCredentials?: boolean
  /**
   * The methods of actual requests. Default: DELETE, GET, OPTIONS, PATCH, POST, PUT. GET, HEAD and POST always pass
   * (Fetch, "CORS-preflight fetch"). `"*"` allows any, without credentials.
   */
  readonly allowMethods?: readonly string[] | "*"
  /**
   * The request headers that pages may set. Default: accept, authorization, content-type, user-agent, x-csrftoken,
   * x-requested-with. A list replaces the default, as in Django: write `[...defaultHeaders, "x-auth-token"]` to add.
   * `"*"` allows any, without credentials; `Authorization` is then listed beside it, because the standard's `*` does not
   * cover it.
   */
  readonly allowHeaders?: readonly string[] | "*"
  /** The response headers that scripts may read beyond the CORS-safelisted ones. Default: `[]`. */
  readonly exposeHeaders?: readonly string[] | "*"
  /**
   * How long a browser may remember a preflight, in whole seconds, 0 to 86,400. Default: 86,400. Browsers cap it:
   * Chromium at 7,200, WebKit at 600.
   */
  readonly preflightMaxAge?: number
  /**
   * The paths that these settings apply to. Default: every path. `"/api/*"` is `/api` and everything below it,
   * `"/health"` that path alone; a `RegExp` is searched in the path, in linear time. A path that servers may read in
   * two ways (`/public/..%2fadmin`, `/ADMIN`) is refused where the readings fall under different settings.
   */
  readonly urls?: string | RegExp
  /**
   * Answers preflights that carry `Access-Control-Request-Private-Network`. Default: `false`. Legacy: browsers have
   * moved to the Local Network Access permission, which no header grants.
   */
  readonly allowPrivateNetwork?: boolean
  /**
   * Decides for origins that the lists do not hold; `null` never reaches it. Throwing or rejecting refuses. Default:
   * none. Keep it fast: every foreign origin pays for it.
   */
  readonly allowOriginWhen?: (origin: string, request: CorsRequest) => boolean | Promise<boolean>
  /**
   * Answers 403 to foreign origins instead of only withholding headers. Default: `false`. Same-origin requests and
   * requests without `Origin` pass.
   */
  readonly rejectDisallowed?: boolean
  /** Candidate settings: evaluated beside these and reported to `explain` where they differ, never enforced. */
  readonly reportOnly?: Omit<CorsSettings, "reportOnly" | "explain" | "urls">
  /**
   * Says once for each distinct refusal why it happened and what would allow it: on the console, or to your function.
   * Default: on unless `NODE_ENV` is `production`.
   */
  readonly explain?: boolean | ((finding: Diagnostic) => void)
  /** Opt-outs from errors that protect users. Default: `[]`. */
  readonly dangerously?: readonly Danger[]
}

/** Settings that decide without asking anyone: every decision is synchronous. */
export type DataSettings = CorsSettings & { readonly allowOriginWhen?: never }

/** Settings, or a list of rules of which the first whose `urls` match decides. */
export type SettingsOrRules = CorsSettings | readonly CorsSettings[]

/** The default of `allowMethods`, to add to: `[...defaultMethods, "PURGE"]`. */
export const DEFAULT_METHODS: readonly string[] = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]

/** The default of `allowHeaders`, to add to: `[...defaultHeaders, "x-auth-token"]`. */
export const DEFAULT_HEADERS: readonly string[] = [
  "accept",
  "authorization",
  "content-type",
  "user-agent",
  "x-csrftoken",
  "x-requested-with",
]

/** The default and the greatest value of `preflightMaxAge`, in seconds. */
export const MAX_PREFLIGHT_MAX_AGE = 86_400
