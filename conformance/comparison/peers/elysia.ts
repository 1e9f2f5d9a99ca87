/** `@elysiajs/cors`, in the place of `ofcors/fetch`: its handlers return a `Response`, as Elysia's may. */
import { cors as elysiaCors } from "@elysiajs/cors"
import { Elysia } from "elysia"
import type { CorsSettings } from "ofcors"
import { NotExpressible, type PeerPolicy, atOnce, isListed, readPeerPolicy } from "./peer-policy.ts"

type Handler = (request: Request) => Response | Promise<Response>
type Options = NonNullable<Parameters<typeof elysiaCors>[0]>

/** An application with the plugin first, as its documentation shows it. */
export function cors(settings: CorsSettings | readonly CorsSettings[]): (handler: Handler) => Handler {
  const policy = readPeerPolicy(settings)
  if (policy.privateNetwork) throw new NotExpressible("private networks")
  const options: Options = {
    origin: originOf(policy),
    credentials: policy.credentials,
    methods: policy.methods,
    allowedHeaders: policy.headers,
    // Left out, it would expose the names of the request's headers.
    exposeHeaders: policy.exposed ?? [],
    maxAge: policy.maxAge,
  }
  return (handler) => {
    const app = new Elysia().use(elysiaCors(options)).all("/*", ({ request }) => handler(request))
    return (request) => app.fetch(request)
  }
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
