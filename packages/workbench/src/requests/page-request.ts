/** One request that the page makes, as data: it is sent, shown as code, and looked at for a preflight. */
export interface PageRequest {
  readonly client: "fetch" | "axios"
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  readonly path: string
  /** Sent as JSON. */
  readonly json?: Readonly<Record<string, string | boolean>>
  /** Headers that the page sets itself, beside the `Content-Type` of the JSON. */
  readonly headers?: Readonly<Record<string, string>>
  /** Whether cookies go along: `credentials: "include"` for fetch, `withCredentials: true` for Axios. */
  readonly withCredentials: boolean
  /** Where the page first gets the CSRF token that this request sends back as `X-CSRFToken`, as Django wants it. */
  readonly csrfFrom?: string
}
