/**
 * CORS for [Express](https://expressjs.com) 4 and 5: `app.use(cors(settings))` before every other `app.use`.
 *
 * @module
 */
import type { IncomingMessage, ServerResponse } from "node:http"
import { loadAdvice } from "../on-demand/advice.ts"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { type Place, commitHeaders, commitThrough } from "./commit-headers.ts"
import { handle } from "./handle.ts"

/** A request handler as Express types it. */
export type ExpressMiddleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void

interface ExpressApplication {
  /** The application that this one is mounted in. */
  readonly parent?: unknown
  /** The prototype that Express gives to every response. */
  readonly response: ServerResponse
}

/**
 * Use it first: `app.use(cors({ allowedOrigins: ["http://localhost:3000"] }))`.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): ExpressMiddleware {
  const policy = policyOf(settings)
  const key = Symbol()
  type Marked<Type> = Type & { [key]?: Place }

  /**
   * `commitHeaders` through the prototype of an application's responses. Express sets the prototypes of requests and
   * responses, and a property of their own, or an entry of a `WeakMap`, then costs each of them more than all the rest
   * of our work. A connection lives for many of them, and mostly has one at a time.
   */
  const commit: typeof commitHeaders = (response, decision) => {
    const { app, socket } = response.req as { app?: Marked<ExpressApplication>; socket?: Marked<object> }
    // A mounted application gives its responses back to the one above, with that one's prototype.
    const prototype = app?.parent ? undefined : app?.response
    if (app && !app[key]) {
      app[key] = []
      if (policy.isExplaining) loadAdvice()?.reportLayersAhead(policy, app, cors)
      if (prototype) commitThrough(prototype, policy, ({ req }) => (req as { socket?: Marked<object> }).socket?.[key])
    }
    // A layer ahead may have put its own `writeHead` on the response before. Pipelined requests share a connection.
    if (socket && !socket[key]?.[0] && response.writeHead === prototype?.writeHead) socket[key] = [response, decision]
    else commitHeaders(response, decision, policy)
  }
  const cors: ExpressMiddleware = (request, response, next) => handle(policy, request, response, next, commit)
  return cors
}
