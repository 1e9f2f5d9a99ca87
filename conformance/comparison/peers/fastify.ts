/** `@fastify/cors`, in the place of `ofcors/fastify`. */
import fastifyCors, { type FastifyCorsOptions } from "fastify-cors"
import type { FastifyPluginAsync } from "fastify"
import type { CorsSettings } from "ofcors"
import { NotExpressible, type PeerPolicy, isAllowed, readPeerPolicy } from "./peer-policy.ts"

/** Registered as the peer's README does, with its options at hand. */
export function cors(settings: CorsSettings | readonly CorsSettings[]): FastifyPluginAsync {
  const policy = readPeerPolicy(settings)
  if (policy.privateNetwork) throw new NotExpressible("private networks")
  const options: FastifyCorsOptions = {
    origin: originOf(policy),
    credentials: policy.credentials,
    methods: policy.methods,
    allowedHeaders: policy.headers,
    ...(policy.exposed === undefined ? {} : { exposedHeaders: policy.exposed }),
    maxAge: policy.maxAge,
  }
  const plugin: FastifyPluginAsync = async (app) => {
    await app.register(fastifyCors, options)
  }
  // As a plugin that is not encapsulated, which `@fastify/cors` is too.
  return Object.assign(plugin, { [Symbol.for("skip-override")]: true })
}

function originOf({ origins }: PeerPolicy): NonNullable<FastifyCorsOptions["origin"]> {
  if (origins === "everyone") return "*"
  if (origins === "reflected") return true
  const { check } = origins
  if (check === undefined) return [...origins.exact, ...origins.patterns]
  return async (origin?: string) => origin !== undefined && (await isAllowed(origins, origin))
}
