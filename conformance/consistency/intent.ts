/**
 * What the settings mean for one fetch, said by their documentation alone: not by the engine that decides, nor by the
 * model of the browser.
 *
 * @module
 */
import { isOriginAllowed } from "./allowed-origin.ts"
import { ruleAt } from "./rule-at.ts"
import { API, type Behaviour, type RuleSettings, type Scenario, type ScriptFetch, behaviourAt } from "./scenario.ts"

/** Why a page does not get what it asks for, in the order in which the standard looks. */
export type Cause = "redirect" | "origin" | "credentials" | "method" | "headers"

/** What must come of a fetch. */
export type Intent =
  | {
      readonly readable: true
      /** Names in lower case that script reads where the response has them; `*` for all. */
      readonly exposed: readonly string[]
    }
  | { readonly readable: false; readonly causes: readonly Cause[] }

/** Fetch, "CORS-safelisted response-header name". */
const SAFELISTED_RESPONSE = [
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
]

const DEFAULT_METHODS = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]
const DEFAULT_HEADERS = ["accept", "authorization", "content-type", "user-agent", "x-csrftoken", "x-requested-with"]

/** The intent for a whole fetch, along its redirect; `undefined` where the application alone decides, in ways of its own. */
export function intentOf({ rules, fetch, behaviour }: Scenario, origin: string): Intent | undefined {
  if (origin === API) return { readable: true, exposed: ["*"] }
  let asked = fetch
  for (;;) {
    const path = asked.path.split("?")[0]!
    const acting = behaviourAt(behaviour, path)
    const intent = intentAt(ruleAt(rules, asked.path), origin, asked, acting)
    if (intent === undefined || !intent.readable || acting.ends !== "redirect") return intent
    asked = redirected(asked, acting)
  }
}

/** Fetch, "HTTP-redirect fetch", 13.: who turns into GET, and what goes with the body. */
function redirected(fetch: ScriptFetch, { status, location }: Behaviour): ScriptFetch {
  const turns =
    (status === 303 && fetch.method !== "GET" && fetch.method !== "HEAD") ||
    ((status === 301 || status === 302) && fetch.method === "POST")
  if (!turns) return { ...fetch, path: location }
  const headers = fetch.headers.filter(([name]) => name !== "Content-Type")
  return { ...fetch, path: location, method: "GET", headers }
}

function intentAt(
  rule: RuleSettings | "none" | "ambiguous",
  origin: string,
  fetch: ScriptFetch,
  behaviour: Behaviour,
): Intent | undefined {
  if (rule === "none") return unmanaged(fetch, behaviour)
  if (rule === "ambiguous") return { readable: false, causes: ["origin"] }
  const unsafe = unsafeNames(fetch)
  const causes: Cause[] = []
  if (!isOriginAllowed(rule, origin)) causes.push("origin")
  if (fetch.credentials === "include" && rule.allowCredentials !== true) causes.push("credentials")
  if (!isMethodAllowed(rule, fetch.method)) causes.push("method")
  if (unsafe.some((name) => !isHeaderAllowed(rule, name))) causes.push("headers")
  if (causes.length > 0) return { readable: false, causes }
  const exposed = (rule.exposeHeaders ?? []).length > 0 ? [rule.exposeHeaders!].flat() : exposedByApplication(behaviour)
  return { readable: true, exposed: [...SAFELISTED_RESPONSE, ...exposed.map((name) => name.toLowerCase())] }
}

/** Outside every `urls` nothing is done: without headers of the application's own, nobody reads anything. */
function unmanaged(fetch: ScriptFetch, behaviour: Behaviour): Intent | undefined {
  const writes = behaviour.headers.some(([, name]) => name.startsWith("Access-Control-"))
  if (writes) return undefined
  const isPreflighted = unsafeNames(fetch).length > 0 || !isSafelisted(fetch.method)
  // The preflight reaches the application, too, and a redirect of it is never followed.
  return {
    readable: false,
    causes: isPreflighted && behaviour.ends === "redirect" ? ["origin", "redirect"] : ["origin"],
  }
}

/** "GET, HEAD and POST always pass"; six names are written in upper case whatever script writes. */
function isMethodAllowed({ allowMethods = DEFAULT_METHODS }: RuleSettings, method: string): boolean {
  const normalised = method === "put" ? "PUT" : method
  return isSafelisted(normalised) || allowMethods.includes("*") || allowMethods.includes(normalised)
}

function isSafelisted(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "POST"
}

function isHeaderAllowed({ allowHeaders = DEFAULT_HEADERS }: RuleSettings, name: string): boolean {
  return allowHeaders.includes("*") || [allowHeaders].flat().some((allowed) => allowed.toLowerCase() === name)
}

/** Which of the headers that scenarios have need permission. */
function unsafeNames({ headers }: ScriptFetch): readonly string[] {
  return headers
    .filter(([name, value]) => !/^accept/i.test(name) && !(name === "Content-Type" && value === "text/plain"))
    .map(([name]) => name.toLowerCase())
}

/**
 * Where the settings expose nothing, what the application exposes stands. Some frameworks keep what was set before an
 * error, others lose all of it; script then reads both headers, or neither.
 */
function exposedByApplication({ headers }: Behaviour): readonly string[] {
  return headers.filter(([, name]) => name === "Access-Control-Expose-Headers").map(([, , value]) => value)
}
