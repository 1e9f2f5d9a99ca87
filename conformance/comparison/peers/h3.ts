/** `handleCors` of h3, in the place of `ofcors/h3`. */
import { type CorsOptions, type H3Plugin, handleCors } from "h3"
import type { CorsSettings } from "ofcors"
import { NotExpressible, type PeerPolicy, atOnce, isListed, readPeerPolicy } from "./peer-policy.ts"

/** A middleware with `handleCors`, as its documentation shows it. */
export function cors(settings: CorsSettings | readonly CorsSettings[]): H3Plugin {
  const policy = readPeerPolicy(settings)
  if (policy.privateNetwork) throw new NotExpressible("private networks")
  const options: CorsOptions = {
    origin: originOf(policy),
    credentials: policy.credentials,
    methods: policy.methods.includes("*") ? "*" : policy.methods,
    allowHeaders: policy.headers,
    // Left out, it would expose everything.
    exposeHeaders: policy.exposed ?? [],
    maxAge: String(policy.maxAge),
  }
  return (app) => {
    app.use((event, next) => {
      const answer = handleCors(event, options)
      return answer === false ? next() : answer
    })
  }
}

function originOf({ origins }: PeerPolicy): NonNullable<CorsOptions["origin"]> {
  if (origins === "everyone") return "*"
  if (origins === "reflected") return () => true
  const { check } = origins
  if (check === undefined) return [...origins.exact, ...origins.patterns]
  const checked = atOnce(check)
  return (origin) => isListed(origins, origin) || checked(origin)
}
