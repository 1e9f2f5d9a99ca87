/** `@koa/cors`, in the place of `ofcors/koa`. It takes no lists: its origin is a string, or a function of the context. */
import koaCors, { type Options } from "@koa/cors"
import type { Middleware } from "koa"
import type { CorsSettings } from "ofcors"
import { type PeerPolicy, isAllowed, readPeerPolicy } from "./peer-policy.ts"

/** Its options as its README shows them. */
export function cors(settings: CorsSettings | readonly CorsSettings[]): Middleware {
  const policy = readPeerPolicy(settings)
  return koaCors({
    origin: originOf(policy),
    credentials: policy.credentials,
    allowMethods: policy.methods,
    allowHeaders: policy.headers,
    ...(policy.exposed === undefined ? {} : { exposeHeaders: policy.exposed }),
    maxAge: policy.maxAge,
    privateNetworkAccess: policy.privateNetwork,
  })
}

function originOf({ origins }: PeerPolicy): Options["origin"] {
  if (origins === "everyone") return "*"
  if (origins === "reflected") return (ctx) => ctx.get("Origin")
  return async (ctx) => {
    const origin = ctx.get("Origin")
    const allowed = await isAllowed(origins, origin)
    return allowed ? origin : ""
  }
}
