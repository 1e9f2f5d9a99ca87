// What literals show to be wrong does not compile: each line below `@ts-expect-error` must fail, the others must not.
import { type Policy, type SyncPolicy, createPolicy, settingsFromEnv } from "../src/index.ts"
import { cors as express } from "../src/adapters/express.ts"
import { cors as fastify } from "../src/adapters/fastify.ts"
import { cors as fetch } from "../src/adapters/fetch.ts"
import { cors as hono } from "../src/adapters/hono.ts"
import { cors as koa } from "../src/adapters/koa.ts"
import { cors as node } from "../src/adapters/node.ts"

declare const text: string
declare const flag: boolean
declare const env: Record<string, string | undefined>

// Right as literals, and right when known only at run time.
createPolicy({ allowedOrigins: ["http://localhost:3000", "https://*.example.com", "http://localhost:*", "null"] })
createPolicy({ allowedOrigins: ["capacitor://localhost", "chrome-extension://abcdefghijklmnopabcdefghijklmnop"] })
createPolicy({ allowedOrigins: [text], allowCredentials: true })
createPolicy({ allowedOrigins: text.split(","), allowAllOrigins: flag, allowCredentials: flag })
createPolicy({ allowAllOrigins: true, allowCredentials: true, dangerously: ["reflect-any-origin"] })
createPolicy({ ...settingsFromEnv(env), allowCredentials: true })
createPolicy([
  { urls: "/public/*", allowAllOrigins: true },
  { allowedOrigins: ["https://a.example"], allowCredentials: true },
])
createPolicy({ allowHeaders: "*", allowMethods: ["*"], allowAllOrigins: true })

// @ts-expect-error an origin has no trailing slash
createPolicy({ allowedOrigins: ["https://a.example/"] })
// @ts-expect-error an origin has no path
createPolicy({ allowedOrigins: ["https://a.example/app"] })
// @ts-expect-error an origin has no query
createPolicy({ allowedOrigins: ["https://a.example?x"] })
// @ts-expect-error an origin begins with its scheme
createPolicy({ allowedOrigins: ["localhost:3000"] })
// @ts-expect-error browsers send origins in lower case
createPolicy({ allowedOrigins: ["https://A.example"] })
// @ts-expect-error browsers leave out the default port
createPolicy({ allowedOrigins: ["http://localhost:80"] })
// @ts-expect-error to allow every origin, set allowAllOrigins
createPolicy({ allowedOrigins: ["*"] })
// @ts-expect-error each origin is an entry of its own
createPolicy({ allowedOrigins: ["http://a,http://b"] })
// @ts-expect-error a list of origins
createPolicy({ allowedOrigins: "http://localhost:3000" })
// @ts-expect-error an environment variable may not be set
createPolicy({ allowedOrigins: [env["FRONT_END"]] })
// @ts-expect-error browsers refuse * with credentials
createPolicy({ allowAllOrigins: true, allowCredentials: true })
// @ts-expect-error in a rule too
createPolicy([{ urls: "/a/*", allowAllOrigins: true, allowCredentials: true }, { allowAllOrigins: true }])
// @ts-expect-error in a rule too
createPolicy([{ urls: "/a/*", allowedOrigins: ["https://a.example/"] }])
// @ts-expect-error null never together with credentials
createPolicy({ allowedOrigins: ["null"], allowCredentials: true })
// @ts-expect-error with credentials, * is read as a name
createPolicy({ allowedOrigins: ["https://a.example"], allowCredentials: true, allowHeaders: "*" })
// @ts-expect-error with credentials, * is read as a name
createPolicy({ allowedOrigins: ["https://a.example"], allowCredentials: true, exposeHeaders: ["*"] })
// @ts-expect-error there is no such setting
createPolicy({ origin: "https://a.example" })
// @ts-expect-error there is no such setting
createPolicy({ allowedOrigins: [], credentials: true })
// @ts-expect-error a number of seconds
createPolicy({ allowedOrigins: [], preflightMaxAge: "600" })
// @ts-expect-error there is no such danger
createPolicy({ allowedOrigins: [], dangerously: ["everything"] })

// Every adapter checks the same, and takes a policy too.
const policy: SyncPolicy = createPolicy({ allowedOrigins: ["https://a.example"] })
for (const cors of [express, fastify, fetch, hono, koa, node]) {
  cors(policy)
  cors({ allowedOrigins: ["https://a.example"] })
  cors([{ urls: "/a/*", allowAllOrigins: true }])
}
// @ts-expect-error an origin has no trailing slash
express({ allowedOrigins: ["https://a.example/"] })
// @ts-expect-error browsers refuse * with credentials
hono({ allowAllOrigins: true, allowCredentials: true })
// @ts-expect-error there is no such setting
koa({ origin: "*" })

// A decision is at hand at once unless `allowOriginWhen` may be asked.
policy.decide({ headers: {} }).allowed satisfies boolean
const asking: Policy = createPolicy({ allowOriginWhen: async () => true })
// @ts-expect-error perhaps a promise
asking.decide({ headers: {} }).allowed satisfies boolean
// @ts-expect-error the update could make decisions asynchronous
policy.update({ allowOriginWhen: () => true })
