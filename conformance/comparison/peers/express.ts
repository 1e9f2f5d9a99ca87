/** `cors`, in the place of `ofcors/express`. */
import cors, { type CorsOptions } from "cors"
import type { RequestHandler } from "express"
import type { CorsSettings } from "ofcors"
import { NotExpressible, type PeerPolicy, isAllowed, readPeerPolicy } from "./peer-policy.ts"

const made = (settings: CorsSettings | readonly CorsSettings[]): RequestHandler => {
  const policy = readPeerPolicy(settings)
  if (policy.privateNetwork) throw new NotExpressible("private networks")
  return cors({
    origin: originOf(policy),
    credentials: policy.credentials,
    methods: policy.methods,
    allowedHeaders: policy.headers,
    ...(policy.exposed === undefined ? {} : { exposedHeaders: policy.exposed }),
    maxAge: policy.maxAge,
  })
}

function originOf({ origins }: PeerPolicy): CorsOptions["origin"] {
  if (origins === "everyone") return "*"
  if (origins === "reflected") return true
  const { check } = origins
  if (check === undefined) return [...origins.exact, ...origins.patterns]
  return async (origin, callback) => {
    try {
      callback(null, origin !== undefined && (await isAllowed(origins, origin)))
    } catch (error) {
      callback(error as Error)
    }
  }
}

export { made as cors }
