import corsPackage from "cors"
import { cors } from "ofcors/node"
import { createPolicy } from "ofcors"

const METHODS = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]
const HEADERS = ["accept", "authorization", "content-type", "user-agent", "x-csrftoken", "x-requested-with"]
const MAX_AGE = 86_400
const METHODS_LINE = METHODS.join(", ")
const HEADERS_LINE = HEADERS.join(", ")

/**
 * The applications behind the contestants. What Node spends on our headers depends on whether others were set before:
 * `typed` sets two, as Express and Koa do; `plain` writes the head at once.
 */
export const APPLICATIONS = {
  plain: (response) => response.writeHead(200),
  typed(response) {
    response.setHeader("Content-Type", "application/json")
    response.setHeader("Content-Length", 17)
    response.writeHead(200)
  },
}

/**
 * The contestants: each makes, from the allowed origins and the application, what runs for one exchange. `actual` ends
 * with the head of the application's response, `preflight` with the whole answer.
 */
export const VARIANTS = {
  /** The limit from below: no CORS at all. */
  bare: (_origins, respond) => ({
    actual: (_request, response) => respond(response),
    preflight(_request, response) {
      response.statusCode = 204
      response.end()
    },
  }),

  /** The limit for whoever writes these headers: the constants of one origin, nothing read, nothing decided. */
  hand: ([origin], respond) => ({
    actual(_request, response) {
      response.setHeader("Access-Control-Allow-Origin", origin)
      response.setHeader("Access-Control-Allow-Credentials", "true")
      response.setHeader("Vary", "Origin")
      respond(response)
    },
    preflight(_request, response) {
      response.setHeader("Access-Control-Allow-Origin", origin)
      response.setHeader("Access-Control-Allow-Credentials", "true")
      response.setHeader("Access-Control-Allow-Methods", METHODS_LINE)
      response.setHeader("Access-Control-Allow-Headers", HEADERS_LINE)
      response.setHeader("Access-Control-Max-Age", "86400")
      response.setHeader("Vary", "Origin")
      response.statusCode = 204
      response.end()
    },
  }),

  ofcors: (origins, respond) => middleware(cors(settings(origins)), respond),

  cors: (origins, respond) => middleware(corsPackage(corsOptions(origins)), respond),

  /** `cors` with its only origin as a string: it then writes constants and refuses nobody. */
  "cors (string)": ([origin], respond) => middleware(corsPackage(corsOptions(origin)), respond),

  /** The decision alone, as adapters ask for it in production. */
  answer: (origins) => asking(origins, (policy, request) => policy.answer(request)),

  /** The decision with the reason of any refusal. */
  decide: (origins) => asking(origins, (policy, request) => policy.decide(request)),
}

function settings(origins) {
  return {
    allowedOrigins: origins,
    allowCredentials: true,
    allowMethods: METHODS,
    allowHeaders: HEADERS,
    preflightMaxAge: MAX_AGE,
    explain: false,
  }
}

function corsOptions(origin) {
  return { origin, credentials: true, methods: METHODS, allowedHeaders: HEADERS, maxAge: MAX_AGE }
}

function middleware(handle, respond) {
  const run = (request, response) => handle(request, response, () => respond(response))
  return { actual: run, preflight: run }
}

function asking(origins, ask) {
  const policy = createPolicy(settings(origins))
  const run = (request) => ask(policy, request)
  return { actual: run, preflight: run }
}
