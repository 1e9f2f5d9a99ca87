import type { RunningHost } from "../host.ts"
import type { RawResponse } from "../raw-client.ts"

/** The origin that these tests allow. */
export const PAGE = "http://localhost:3000"

/** A request; what is left out is that of the allowed page. */
export interface Sent {
  readonly method?: string
  readonly path?: string
  readonly origin?: string
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

/** Sends a request. */
export function send(host: RunningHost, sent: Sent = {}): Promise<RawResponse> {
  const { method = "GET", path = "/", origin = PAGE, headers = [], body } = sent
  return host.send({
    method,
    path,
    headers: [["Host", "api.example"], ["Connection", "close"], ["Origin", origin], ...headers],
    ...(body === undefined ? {} : { body }),
  })
}

/** Sends a preflight. */
export function preflight(host: RunningHost, path: string = "/", origin: string = PAGE): Promise<RawResponse> {
  return send(host, { method: "OPTIONS", path, origin, headers: [["Access-Control-Request-Method", "PUT"]] })
}

/** The lines of one header. */
export function lines({ headers }: RawResponse, name: string): readonly string[] {
  return headers.filter(([given]) => given.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
}

/** What most of these tests look at. */
export function seen(response: RawResponse): { status: number; origin: readonly string[]; vary: readonly string[] } {
  return {
    status: response.status,
    origin: lines(response, "Access-Control-Allow-Origin"),
    vary: lines(response, "Vary"),
  }
}
