/**
 * CORS for [Elysia](https://elysiajs.com) 1, on Bun, Node and elsewhere: `new Elysia().use(cors(settings))`.
 *
 * @module
 */
import type { AnyElysia } from "elysia"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { type FetchHandler, cors as wrap } from "./fetch.ts"

/**
 * It wraps the whole application, so its place among routes and hooks does not matter:
 * `new Elysia().use(cors({ allowedOrigins: ["http://localhost:3000"] }))`.
 *
 * @throws SettingsError for settings that must not run, and Error for `aot: false`, with which Elysia wraps nothing: at
 *   start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(
  settings: (S & Checked<S>) | Policy,
): <App extends AnyElysia>(app: App) => App {
  const withCors = wrap(policyOf(settings))
  return (app) => {
    if (app.config.aot === false)
      throw new Error(
        "ofcors: Elysia wraps nothing with `aot: false`. Wrap what you serve: `cors(settings)(app.fetch)` of ofcors/fetch.",
      )
    // Elysia types what it wraps as any function; it is called with the request.
    return app.wrap((handler) => withCors(handler as unknown as FetchHandler<unknown[]>))
  }
}
