/**
 * CORS for [h3](https://h3.dev) 2 and [Nitro](https://nitro.build) 3: `app.register(cors(settings))`, or a plugin of Nitro.
 *
 * @module
 */
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { cors as wrap } from "./fetch.ts"

/** What the applications of h3 and of Nitro have in common. */
export interface FetchApplication {
  fetch(request: Request, ...rest: unknown[]): Response | Promise<Response>
  /** The way of h3 to ask an application in a test. */
  request?(input: Request | URL | string, init?: RequestInit, ...rest: unknown[]): Response | Promise<Response>
}

/** A plugin as h3 and Nitro take it. */
export type FetchPlugin = (application: FetchApplication) => void

/**
 * Register it on the application that is served, not on one that is mounted in it:
 * `new H3().register(cors({ allowedOrigins: ["http://localhost:3000"] }))`. In Nitro it is the default export of a file in
 * `plugins/`.
 *
 * It wraps the application's `fetch`, so its place among middleware and routes does not matter.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): FetchPlugin {
  const withCors = wrap(policyOf(settings))
  return (application) => {
    const fetch = application.fetch.bind(application)
    const wrapped = withCors(fetch)
    // Nitro's application asks itself with a path or a URL alone: that comes from no page.
    application.fetch = (asked, ...rest) => (asked.headers ? wrapped(asked, ...rest) : fetch(asked, ...rest))
    const request = application.request?.bind(application)
    if (request === undefined) return
    application.request = (input, init, ...rest) => {
      // A path alone has no host; h3 takes it for one on localhost as well.
      const whole = new Request(input instanceof Request ? input : new URL(input, "http://localhost"), init)
      return withCors(() => request(whole, undefined, ...rest))(whole)
    }
  }
}
