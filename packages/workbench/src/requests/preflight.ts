import type { PageRequest } from "./page-request.ts"

/** Fetch, "CORS-safelisted method". */
const SAFELISTED_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST"])

/** Fetch, "CORS-safelisted request-header". `Content-Type` is one of them only with a type that forms can send. */
const SAFELISTED_HEADERS: ReadonlySet<string> = new Set(["accept", "accept-language", "content-language"])

/** Why a browser asks the API before it sends this request, in words. Empty where it does not ask. */
export function preflightReasons({ method, headers, json, csrfFrom }: PageRequest): readonly string[] {
  return [
    ...(SAFELISTED_METHODS.has(method) ? [] : [`the method is \`${method}\``]),
    ...(json === undefined ? [] : ["no form can send `application/json`"]),
    ...[...Object.keys(headers ?? {}), ...(csrfFrom === undefined ? [] : ["X-CSRFToken"])]
      .filter((name) => !SAFELISTED_HEADERS.has(name.toLowerCase()))
      .map((name) => `\`${name}\` is not a CORS-safelisted header`),
  ]
}

/** Whether the request needs a preflight, and why, in a sentence or two. */
export function preflightSentence(request: PageRequest): string {
  const reasons = preflightReasons(request)
  if (reasons.length === 0) {
    return "No preflight: a link or a form could send such a request too. The browser sends it and only guards the answer."
  }
  return `Needs a preflight: ${listed(reasons)}. The browser asks with OPTIONS first, and remembers a yes for a while.`
}

function listed(clauses: readonly string[]): string {
  const last = clauses.at(-1)!
  if (clauses.length <= 2) return clauses.join(", and ")
  return `${clauses.slice(0, -1).join(", ")}, and ${last}`
}
