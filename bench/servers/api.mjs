/**
 * What all servers are told: the same small API and the same settings. Peers get a list with one origin, so that they look
 * it up and write `Vary` as we do; `@koa/cors` knows no lists, and gets the string that it writes to everyone.
 */
export const ORIGIN = "https://app.example.com"
export const BODY = { hello: "world" }
export const METHODS = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]
export const HEADERS = ["accept", "authorization", "content-type", "user-agent", "x-csrftoken", "x-requested-with"]
export const MAX_AGE = 86_400

/** Our settings; `preflightMaxAge` is a day by default, which the peers are told. */
export const SETTINGS = {
  allowedOrigins: [ORIGIN],
  allowCredentials: true,
  allowMethods: METHODS,
  allowHeaders: HEADERS,
}

/** What the variants by hand write. */
export const BY_HAND = {
  "Access-Control-Allow-Origin": ORIGIN,
  "Access-Control-Allow-Credentials": "true",
  Vary: "Origin",
}
export const NAMES = Object.keys(BY_HAND)

/** The options of `cors` and `@fastify/cors`, which are the same. */
export function corsOptions() {
  return { origin: [ORIGIN], credentials: true, methods: METHODS, allowedHeaders: HEADERS, maxAge: MAX_AGE }
}

/** The port of a server of Node's, once it listens. */
export function listening(server) {
  return new Promise((resolve) => {
    const settled = () => resolve(server.address().port)
    if (server.listening) settled()
    else server.once("listening", settled)
  })
}
