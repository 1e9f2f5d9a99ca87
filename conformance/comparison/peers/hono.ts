/** `hono/cors`, in the place of `ofcors/hono`. It takes no patterns: its origin is a list, or a function. */
import type { MiddlewareHandler } from "hono"
import { cors as honoCors } from "hono/cors"
import type { CorsSettings } from "ofcors"
import { NotExpressible, type PeerPolicy, isAllowed, readPeerPolicy } from "./peer-policy.ts"

type Origin = NonNullable<NonNullable<Parameters<typeof honoCors>[0]>["origin"]>

/** Its options as its documentation shows them. */
export function cors(settings: CorsSettings | readonly CorsSettings[]): MiddlewareHandler {
  const policy = readPeerPolicy(settings)
  if (policy.privateNetwork) throw new NotExpressible("private networks")
  return honoCors({
    origin: originOf(policy),
    credentials: policy.credentials,
    allowMethods: policy.methods,
    allowHeaders: policy.headers,
    ...(policy.exposed === undefined ? {} : { exposeHeaders: policy.exposed }),
    maxAge: policy.maxAge,
  })
}

function originOf({ origins }: PeerPolicy): Origin {
  if (origins === "everyone") return "*"
  if (origins === "reflected") return (origin) => origin
  const { check } = origins
  if (check === undefined && origins.patterns.length === 0) return [...origins.exact]
  return async (origin) => ((await isAllowed(origins, origin)) ? origin : null)
}
