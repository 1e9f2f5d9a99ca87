/**
 * CORS for [Fastify](https://fastify.dev) 5: `app.register(cors(settings))` before every other plugin and route.
 *
 * @module
 */
import type { FastifyPluginCallback } from "fastify"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { whenDecided } from "../server/decision.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { commitHeaders } from "./commit-headers.ts"

/**
 * Register it first: `app.register(cors({ allowedOrigins: ["http://localhost:3000"] }))`. Routes may stand before it,
 * but an `onRequest` hook that does answers without its headers. Registered within a plugin, it applies to that plugin.
 *
 * Fastify answers some requests before any hook, and so without the headers: paths that do not decode (`/%zz`),
 * parameters that are too long, and everything while it closes.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): FastifyPluginCallback {
  const policy = policyOf(settings)
  const plugin: FastifyPluginCallback = (fastify, _options, done) => {
    // onRequest comes before parsing, validation and authentication, and runs for 404s too.
    fastify.addHook("onRequest", (request, reply, next) => {
      void whenDecided(policy.answer(request.raw), (decision) => {
        // A reply's own headers are replaced by handlers and dropped by errors; Node's response keeps ours.
        commitHeaders(reply.raw, decision, policy)
        if (decision.status === undefined) next()
        else reply.code(decision.status).send()
      })
    })
    done()
  }
  // Without this, Fastify would confine the hook to the plugin itself.
  return Object.assign(plugin, { [Symbol.for("skip-override")]: true, [Symbol.for("fastify.display-name")]: "ofcors" })
}
