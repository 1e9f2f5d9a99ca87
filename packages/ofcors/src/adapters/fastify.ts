/**
 * CORS for [Fastify](https://fastify.dev) 5: `app.register(cors(settings))` before every other plugin and route.
 *
 * @module
 */
import type { FastifyPluginCallback } from "fastify"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import type { Decision } from "../server/decision.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { enter, prepare } from "./node.ts"

/**
 * Register it first: `app.register(cors({ allowedOrigins: ["http://localhost:3000"] }))`.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): FastifyPluginCallback {
  const policy = policyOf(settings)
  const plugin: FastifyPluginCallback = (fastify, _options, done) => {
    if (fastify.hasPlugin("@fastify/cors")) {
      policy.report("second-cors-layer", { header: "the CORS headers", value: "@fastify/cors" })
    }
    // onRequest comes before parsing, validation and authentication, and runs for 404s too.
    fastify.addHook("onRequest", (request, reply, next) => {
      if (!enter(policy, reply.raw)) return next()
      const decision = policy.answer(request.raw)
      const proceed = (decided: Decision): void => {
        // A reply's own headers are replaced by handlers and dropped by errors; Node's response keeps ours.
        prepare(policy, reply.raw, decided)
        if (decided.status === undefined) next()
        else reply.code(decided.status).send()
      }
      if (decision instanceof Promise) void decision.then(proceed)
      else proceed(decision)
    })
    done()
  }
  // Without this, Fastify would confine the hook to the plugin itself.
  return Object.assign(plugin, { [Symbol.for("skip-override")]: true, [Symbol.for("fastify.display-name")]: "ofcors" })
}
