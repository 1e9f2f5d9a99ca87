import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

/** Explanations of causes in how preflights are answered. */
export const preflightCauses: WireExplanations<CodesOfWireGroup["cause-preflight"]> = {
  "options-not-answered": {
    sentence: "The server does not answer preflights: OPTIONS gets 404, 405, an answer without CORS headers, or none.",
    why: "Before a request with a method or headers of its own, the browser asks with OPTIONS, and sends the request only if the answer allows it. Routers that know GET and POST for a path have no handler for OPTIONS, and CORS that is added in the handlers never runs. A middleware that takes OPTIONS and forgets to end the response keeps the browser waiting.",
    fix: "Answer preflights before routing, for every path.",
    perStack: {
      Express: "`app.use(cors(…))` before the routes; `app.get(path, cors(), …)` alone answers no OPTIONS.",
      nginx: "Static files refuse OPTIONS with 405: `if ($request_method = OPTIONS) { …; return 204; }`.",
      "API Gateway": "Add an OPTIONS method without authorizer, and deploy the stage again.",
    },
    references: [references.preflight, references.options, references.corsPreflightRequest],
  },
  "preflight-needs-authentication": {
    sentence: "The preflight is asked for a login that it can never have.",
    why: "A preflight carries no cookies and no `Authorization`: it only asks whether the request may be sent. A guard, a gateway or an API key check that runs before CORS is handled refuses it with 401 or 403, or redirects it to a login page, and the request itself never leaves the browser.",
    fix: "Handle CORS before authentication, or let OPTIONS requests with `Access-Control-Request-Method` pass the guard.",
    perStack: {
      Express: "`app.use(cors(…))` above the authentication middleware.",
      Spring: "`http.cors(Customizer.withDefaults())` in the security filter chain.",
      Apache: "`<LimitExcept OPTIONS>` around `Require valid-user`.",
      Cloudflare: "In Access, let OPTIONS requests bypass to the origin.",
    },
    references: [references.preflight, references.corsPreflightRequest],
  },
  "request-header-not-listed": {
    sentence: "The page sends a request header that `Access-Control-Allow-Headers` does not list.",
    why: "`Content-Type: application/json`, `Authorization`, and every header that an interceptor or a tracing library adds must be allowed by name in the preflight's answer. Browsers name one missing header at a time, so that mending one only shows the next. `*` covers everything but `Authorization`, and nothing at all with credentials.",
    fix: "List all the headers that the page sends, or do not send them.",
    references: [references.preflight, references.corsErrors],
  },
  "client-sends-response-header": {
    sentence: "The page sends a header that only a server may set, such as `Access-Control-Allow-Origin`.",
    why: "`Access-Control-Allow-…` headers are a server's permission. In a request they mean nothing, and as they are not among the harmless headers the browser asks the server to allow them in a preflight that was not needed before.",
    fix: "Remove the header from the page's code, from interceptors, and from the defaults of Axios. The permission belongs into the server.",
    references: [references.corsRequests, references.preflight],
  },
  "request-method-not-listed": {
    sentence: "`Access-Control-Allow-Methods` does not list the request's method.",
    why: "GET, HEAD and POST always pass; every other method must stand in the preflight's answer, letter by letter. `fetch` writes `delete`, `get`, `head`, `options`, `post` and `put` in capitals, but sends `patch` as it is. Some packages leave PUT, PATCH and DELETE out unless they are told.",
    fix: "List the method in capitals, and write it in capitals in the page.",
    perStack: { Fastify: "@fastify/cors allows GET, HEAD and POST only, unless `methods` says more." },
    references: [references.preflight, references.normalizeMethod],
  },
  "allow-list-malformed": {
    sentence: "`Access-Control-Allow-Methods` or `Access-Control-Allow-Headers` does not parse.",
    why: "Both are names with commas between them. Semicolons, spaces without a comma, square brackets of a printed array or a colon make the whole header count for nothing, also the names in it that are right.",
    fix: "Write `GET, PUT, DELETE`. If a list is printed into the header, join it with commas first.",
    references: [references.preflight, references.tokens],
  },
}
