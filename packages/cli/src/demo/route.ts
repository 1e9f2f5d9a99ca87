import type { IncomingHttpHeaders } from "node:http"

/** What a route of the demo's API reads from a request. */
export interface ApiRequest {
  readonly headers: IncomingHttpHeaders
  /** What the groups of the route's path matched. */
  readonly parameters: readonly string[]
  /** The body. @throws Refusal if it is not a JSON object */
  readJson(): Promise<Readonly<Record<string, unknown>>>
}

/** What a route answers: a status and, but for 204, a body to be sent as JSON. */
export interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** One method of one path. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  readonly path: RegExp
  readonly handle: (request: ApiRequest) => Reply | Promise<Reply>
}

/** Thrown by a route for a request that it does not serve. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
