import axios from "axios"
import type { Outcome } from "./outcome.ts"
import type { PageRequest } from "./page-request.ts"

/** Sends a request across origins for real. Never rejects. */
export async function send(api: string, request: PageRequest): Promise<Outcome> {
  const start = performance.now()
  const elapsed = (): number => Math.round(performance.now() - start)
  try {
    const complete = await withCsrfToken(api, request)
    const answer = await (request.client === "fetch" ? sendWithFetch(api, complete) : sendWithAxios(api, complete))
    return { kind: "answered", ...answer, milliseconds: elapsed() }
  } catch (error) {
    const milliseconds = elapsed()
    return { kind: "blocked", error: String(error), milliseconds, apiAnswers: await doesAnswer(api) }
  }
}

/** The request with the token in its headers, where it needs one. Each log-in changes it. */
async function withCsrfToken(api: string, request: PageRequest): Promise<PageRequest> {
  const { csrfFrom, client, headers } = request
  if (csrfFrom === undefined) return request
  const url = api + csrfFrom
  const { csrfToken } = await (client === "fetch"
    ? fetch(url, { credentials: "include" }).then((response) => response.json() as Promise<WithToken>)
    : axios.get<WithToken>(url, { withCredentials: true }).then(({ data }) => data))
  return { ...request, headers: { ...headers, "X-CSRFToken": csrfToken } }
}

interface WithToken {
  readonly csrfToken: string
}

interface Answer {
  readonly status: number
  readonly statusText: string
  readonly body: string
}

async function sendWithFetch(
  api: string,
  { path, method, headers, json, withCredentials }: PageRequest,
): Promise<Answer> {
  const response = await fetch(api + path, {
    method,
    ...(withCredentials && { credentials: "include" }),
    headers: { ...(json !== undefined && { "Content-Type": "application/json" }), ...headers },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  })
  return { status: response.status, statusText: response.statusText, body: await response.text() }
}

async function sendWithAxios(
  api: string,
  { path, method, headers, json, withCredentials }: PageRequest,
): Promise<Answer> {
  const response = await axios.request<string>({
    url: api + path,
    method,
    withCredentials,
    ...(headers !== undefined && { headers }),
    ...(json !== undefined && { data: json }),
    responseType: "text",
    // Axios throws for 401 and 500; here they are answers like any other.
    validateStatus: () => true,
  })
  return { status: response.status, statusText: response.statusText, body: response.data }
}

/** Without CORS a page may send a simple request anywhere; it learns whether anything answered, and nothing more. */
async function doesAnswer(api: string): Promise<boolean> {
  try {
    await fetch(`${api}/`, { mode: "no-cors" })
    return true
  } catch {
    return false
  }
}
