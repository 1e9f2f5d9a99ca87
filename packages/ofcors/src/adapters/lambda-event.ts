import type { CorsRequest } from "../http/request.ts"

/** The part of Lambda's HTTP events that is read: API Gateway's payloads 1.0 and 2.0, function URLs, load balancers. */
export interface LambdaEvent {
  /** Payload 1.0 and load balancers. */
  readonly httpMethod?: string
  readonly path?: string
  /** Every line; a load balancer sends this or `headers`. */
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null
  /** In payload 1.0 the last line of each name, spelled as the client did; `null` from the console's test button. */
  readonly headers?: Readonly<Record<string, string | undefined>> | null
  /** Payload 2.0. */
  readonly rawPath?: string
  readonly requestContext?: { readonly http?: { readonly method: string }; readonly elb?: unknown }
}

/** What a policy reads from an event; `undefined` where it is no HTTP request (a schedule, a queue, a warm-up). */
export function requestOf(event: unknown): CorsRequest | undefined {
  const { httpMethod, path, rawPath, requestContext, headers, multiValueHeaders } = (event ?? {}) as LambdaEvent
  const method = requestContext?.http?.method ?? httpMethod
  if (method === undefined) return undefined
  return { method, url: plain(rawPath ?? path ?? "/"), headers: lowerCase(multiValueHeaders ?? headers ?? {}) }
}

/** Where a gateway hands the path over decoded, what was escaped must not cut it here. */
function plain(path: string): string {
  return path.replace(/[?#]/g, encodeURIComponent)
}

/** Two spellings of one name are two lines of it. */
function lowerCase(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string[]> {
  const lines = new Map<string, string[]>()
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase()
    lines.set(lower, (lines.get(lower) ?? []).concat(value ?? []))
  }
  return Object.fromEntries(lines)
}
