/** `@elysiajs/cors`, in the place of `ofcors/elysia`. */
import { cors as elysiaCors } from "@elysiajs/cors"
import type { CorsSettings } from "ofcors"
import { NotExpressible, type PeerPolicy, atOnce, isListed, readPeerPolicy } from "./peer-policy.ts"

type Options = NonNullable<Parameters<typeof elysiaCors>[0]>

/** Its options as its documentation shows them. */
export function cors(settings: CorsSettings | readonly CorsSettings[]): ReturnType<typeof elysiaCors> {
  const policy = readPeerPolicy(settings)
  if (policy.privateNetwork) throw new NotExpressible("private networks")
  return elysiaCors({
    origin: originOf(policy),
    credentials: policy.credentials,
    methods: policy.methods,
    allowedHeaders: policy.headers,
    // Left out, it would expose the names of the request's headers.
    exposeHeaders: policy.exposed ?? [],
    maxAge: policy.maxAge,
  })
}

function originOf({ origins }: PeerPolicy): NonNullable<Options["origin"]> {
  if (origins === "everyone") return "*"
  if (origins === "reflected") return true
  const { check } = origins
  if (check === undefined) return [...origins.exact, ...origins.patterns]
  const checked = atOnce(check)
  return (request) => {
    const origin = request.headers.get("Origin") ?? ""
    return isListed(origins, origin) || checked(origin)
  }
}
