/**
 * CORS for [Express](https://expressjs.com) 4 and 5: `app.use(cors(settings))` before every other `app.use`.
 *
 * @module
 */
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import type { Decision } from "../server/decision.ts"
import { commitHeaders, commitThrough } from "./commit-headers.ts"
import { handle } from "./handle.ts"
import { reportLayersAhead } from "./layers-ahead.ts"

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

interface ExpressRequest extends IncomingMessage {
  readonly app?: ExpressApplication
}

/**
 * Use it first: `app.use(cors({ allowedOrigins: ["http://localhost:3000"] }))`.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): ExpressMiddleware {
  const policy = policyOf(settings)
  const commit = commitByPrototype()
  let looked = !policy.isExplaining
  return function cors(request, response, next) {
    if (!looked) {
      looked = true
      reportLayersAhead(policy, (request as ExpressRequest).app, cors)
    }
    handle(policy, request, response, next, commit)
  }
}

/**
 * `commitHeaders` through the prototype of an application's responses. Express sets the prototypes of requests and
 * responses, and a property of their own then costs each of them more than all the rest of our work.
 */
function commitByPrototype(): typeof commitHeaders {
  // By response; the prototype itself is in it once it writes them.
  const decisions = new WeakMap<object, Decision>()
  return (response, decision, policy) => {
    const { app } = response.req as ExpressRequest
    // A mounted application gives its responses back to the one above, with that one's prototype.
    const prototype = app?.parent ? undefined : app?.response
    if (prototype && !decisions.has(prototype)) {
      decisions.set(prototype, decision)
      commitThrough(prototype, policy, (sent) => decisions.get(sent))
    }
    // A layer ahead may have put its own `writeHead` on the response before.
    if (response.writeHead === prototype?.writeHead) decisions.set(response, decision)
    else commitHeaders(response, decision, policy)
  }
}
