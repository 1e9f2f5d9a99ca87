/**
 * What a decision reads from a request. A Fetch `Request`, Node's `IncomingMessage` and the requests of Express,
 * Fastify (`request.raw`) and Koa (`ctx.req`) have this shape as they are.
 */
export interface CorsRequest {
  /** The method exactly as received. Default: `GET`. */
  readonly method?: string | undefined
  /** A path with or without query, or an absolute URL. Read only where the settings have `urls`. */
  readonly url?: string | undefined
  /** The path before a mounting framework (Connect, Express, Polka) cut it; preferred to `url`. */
  readonly originalUrl?: string | undefined
  /** A Fetch `Headers`, or an object by header name in lower case as Node gives it. */
  readonly headers: RequestHeaders
}

/** The headers of a request: anything with the `get` of a Fetch `Headers`, or Node's object of lower-case names. */
export type RequestHeaders =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined }

/** The value of a header (`name` in lower case); several lines are joined by `, ` as Fetch combines them. */
export function header(request: CorsRequest, name: string): string | undefined {
  const headers = request.headers as { readonly [name: string]: unknown; get?: unknown }
  if (typeof headers.get === "function") return (headers as unknown as Headers).get(name) ?? undefined
  const value = headers[name]
  if (typeof value === "string") return value
  return Array.isArray(value) ? value.join(", ") : undefined
}

/** Lower-cases the names of a hand-written `headers` object, told by its `Origin`; any other request stays as it is. */
export function withLowerCaseNames(request: CorsRequest): CorsRequest {
  if ((request.headers as { Origin?: unknown }).Origin === undefined) return request
  const entries = Object.entries(request.headers as Record<string, string>)
  return { ...request, headers: Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value])) }
}
