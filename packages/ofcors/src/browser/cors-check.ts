import { getHeader } from "./header-list.ts"
import type { FetchParams } from "./fetch-params.ts"
import { currentUrl } from "./request.ts"
import type { FetchResponse } from "./response.ts"
import type { Finding } from "./trace.ts"

const ALGORITHM = "cors-check"

/** What of a request the CORS check looks at. */
export interface CheckedRequest {
  /** Byte-serialized, as its `Origin` header said. */
  readonly origin: string
  /** Whether its credentials mode is "include". */
  readonly withCredentials: boolean
}

/** Fetch, "CORS check". No findings means success; otherwise all of them, the origin's before the credentials'. */
export function corsCheck(response: FetchResponse, checked: CheckedRequest, params: FetchParams): readonly Finding[] {
  const { origin, withCredentials } = checked
  const { trace } = params
  const findings = [...originFindings(response, checked, params)]
  // 5. If request's credentials mode is not "include", then return success.
  if (withCredentials) findings.push(...credentialsFindings(response))
  if (findings.length === 0) {
    const value = getHeader(response.headers, "access-control-allow-origin") ?? ""
    trace.step(
      ALGORITHM,
      withCredentials ? "7" : value === "*" ? "3" : "5",
      { value, origin },
      "success",
      response.exchange,
    )
  }
  return findings
}

function originFindings(
  response: FetchResponse,
  { origin, withCredentials }: CheckedRequest,
  { request, browser, trace }: FetchParams,
): readonly Finding[] {
  // 1. Let origin be the result of getting `Access-Control-Allow-Origin` from response's header list.
  const value = getHeader(response.headers, "access-control-allow-origin")
  const header = "Access-Control-Allow-Origin"
  // The usual success is step 4's alone; what follows gathers why it failed.
  if (value === origin && !browser.profile.dropsEmptyLines) return []
  const facts = { origin, url: currentUrl(request).href, status: String(response.status) }
  // 2. If origin is null, then return failure.
  if (value === undefined) return [{ code: "allow-origin-missing", facts, algorithm: ALGORITHM, step: "2", header }]
  // 3. If request's credentials mode is not "include" and origin is `*`, then return success.
  if (value === "*" && !withCredentials) return []
  const received = trace.exchanges[response.exchange ?? -1]?.response?.headers ?? response.headers
  const lines = received.filter(([name]) => name.toLowerCase() === "access-control-allow-origin")
  // Firefox sees several lines only where the name is spelled in the usual way.
  const spelled = lines.filter(([name]) => name === header).length
  // 4. If the result of byte-serializing a request origin with request is not origin, then return failure.
  if (value === origin && spelled < 2) return []
  const code =
    value === "*"
      ? "allow-origin-wildcard-with-credentials"
      : lines.length > 1 || /[ ,]/.test(value)
        ? "allow-origin-multiple"
        : value !== "null" && !URL.canParse(value)
          ? "allow-origin-invalid"
          : "allow-origin-mismatch"
  return [
    {
      code,
      facts: { ...facts, value, lines: String(lines.length), spelledLines: String(spelled) },
      algorithm: ALGORITHM,
      step: "4",
      header,
    },
  ]
}

function credentialsFindings(response: FetchResponse): readonly Finding[] {
  // 6. Let credentials be the result of getting `Access-Control-Allow-Credentials`.
  const value = getHeader(response.headers, "access-control-allow-credentials")
  // 7. If credentials is `true`, then return success.
  if (value === "true") return []
  // 8. Return failure.
  const header = "Access-Control-Allow-Credentials"
  const facts = { value: value ?? "", absent: String(value === undefined), status: String(response.status) }
  return [{ code: "allow-credentials-not-true", facts, algorithm: ALGORITHM, step: "8", header }]
}
