import type { CodesOfGroup, Explanations } from "./explanation.ts"
import { references } from "./explanations-references.ts"

/** Explanations of what works, but hardly as meant: in the settings, and around them while requests are served. */
export const noticeExplanations: Explanations<CodesOfGroup["notices"]> = {
  "rule-unreachable": {
    why: "The first rule whose `urls` match decides, and a rule without `urls` matches every path. What stands behind it is never asked, however exact it is.",
    fix: "Move the rule without `urls` to the end of the list, or give it `urls` of its own.",
    bad: {
      settings: [{ allowedOrigins: ["https://app.example.com"] }, { urls: "/public/*", allowAllOrigins: true }],
    },
    facts: { setting: "rules[1]", value: "/public/*" },
    good: {
      settings: [{ urls: "/public/*", allowAllOrigins: true }, { allowedOrigins: ["https://app.example.com"] }],
    },
    references: [references.corsProtocol],
  },
  "nobody-allowed": {
    why: "With no origin allowed, every page on another origin is refused, as it would be without CORS. Pages of the server's own origin need no permission and go on working.",
    fix: 'List the pages that may read responses: `allowedOrigins: ["http://localhost:3000"]`. If nobody shall, this is right as it stands, and `explain: false` keeps it quiet.',
    bad: { settings: { allowCredentials: true } },
    facts: { setting: "allowedOrigins", value: "[]" },
    good: { settings: { allowedOrigins: ["http://localhost:3000"], allowCredentials: true } },
    references: [references.corsProtocol],
  },
  "origins-beside-allow-all": {
    why: "`allowAllOrigins: true` answers `*` to everyone, so the list beside it decides nothing. A reader of the settings would take it for a restriction.",
    fix: "Remove the list if everyone may read the responses. If only the listed pages may, remove `allowAllOrigins`.",
    bad: { settings: { allowAllOrigins: true, allowedOrigins: ["https://app.example.com"] } },
    facts: { setting: "allowedOrigins", value: '["https://app.example.com"]' },
    good: { settings: { allowAllOrigins: true } },
    references: [references.corsResponses],
  },
  "method-not-uppercase": {
    why: "Methods are case-sensitive. Browsers upper-case DELETE, GET, HEAD, OPTIONS, POST and PUT, and leave every other as the page wrote it. An entry `patch` therefore allows pages that write `patch` and refuses those that write `PATCH`, which is what servers understand.",
    fix: 'Write `"PATCH"` here, and `method: "PATCH"` in the page.',
    bad: { settings: { allowedOrigins: ["https://app.example.com"], allowMethods: ["GET", "patch"] } },
    facts: { setting: "allowMethods[1]", value: "patch", corrected: "PATCH" },
    good: { settings: { allowedOrigins: ["https://app.example.com"], allowMethods: ["GET", "PATCH"] } },
    references: [references.normalizeMethod, references.methods],
  },
  "public-suffix-unchecked": {
    why: "Whether strangers can register names beside yours is known only to the public suffix list, which is too large to be in every bundle. Node, Bun and Deno load it when it is needed; a bundled file, an edge runtime and a browser cannot. The pattern works, but nobody has checked that it covers your names alone.",
    fix: 'Add `import "ofcors/public-suffixes"` to the file that holds the settings, at least in a test that loads them. Or list the subdomains one by one.',
    bad: {
      bundle: {
        imports: ["ofcors/advice"],
        settings: { allowedOrigins: ["https://*.example.com"], allowCredentials: true },
      },
    },
    facts: { setting: "allowedOrigins[0]", value: "https://*.example.com" },
    good: {
      bundle: {
        imports: ["ofcors/advice", "ofcors/public-suffixes"],
        settings: { allowedOrigins: ["https://*.example.com"], allowCredentials: true },
      },
    },
    references: [references.publicSuffixList, references.builtinModule],
  },
  "report-only-would-allow": {
    why: "The candidate under `reportOnly` allows a request that the settings in force refuse. Nothing was changed for that request; this is what a candidate is for. It comes beside the refusal itself.",
    fix: "If the origin is meant to be allowed, move the difference from `reportOnly` into the settings. If not, the candidate is too lax: tighten it before it goes into force.",
    bad: {
      settings: {
        allowedOrigins: ["https://app.example.com"],
        reportOnly: { allowedOrigins: ["https://app.example.com", "https://beta.example.com"] },
      },
      request: { method: "GET", url: "/api/items", headers: { Origin: "https://beta.example.com" } },
    },
    facts: { origin: "https://beta.example.com" },
    good: {
      settings: { allowedOrigins: ["https://app.example.com", "https://beta.example.com"] },
      request: { method: "GET", url: "/api/items", headers: { Origin: "https://beta.example.com" } },
    },
    references: [references.corsProtocol],
  },
  "websocket-refused": {
    why: "CORS does not cover WebSockets: a browser lets any page connect anywhere, sends the cookies along, and leaves the check of `Origin` to the server. Without that check a hostile site can talk to your server as its visitor. This origin is not allowed, so the handshake was answered with 403, and the page sees only that the connection failed.",
    fix: "If the page is yours, add its origin to the `allowedOrigins` that the guard was given, and restart:",
    perStack: {
      "Node's upgrade event": "the settings of `guardUpgrade(settings, listener)`, from `ofcors/websocket`.",
      ws: "the settings of `verifyClient(settings)`; of `guardUpgrade` for a server with `noServer: true`.",
    },
    bad: {
      handshake: {
        settings: { allowedOrigins: ["http://localhost:3000"] },
        request: { method: "GET", url: "/live", headers: { Origin: "http://localhost:3001" } },
      },
    },
    facts: { origin: "http://localhost:3001" },
    good: {
      handshake: {
        settings: { allowedOrigins: ["http://localhost:3000", "http://localhost:3001"] },
        request: { method: "GET", url: "/live", headers: { Origin: "http://localhost:3001" } },
      },
    },
    references: [references.webSocketOrigin],
  },
  "second-cors-layer": {
    why: "Two layers that both write `Access-Control-Allow-Origin` easily send it twice, or `*` where cookies need an origin, and browsers refuse either. What another layer set before is replaced here, so the page works for now. Its list is no longer in force; and if it stands before ours, it answers preflights by that list.",
    fix: "Keep one layer. Remove the lines that set `Access-Control-…` headers in handlers, and move their origins into `allowedOrigins`.",
    perStack: {
      Express: 'Remove `app.use(require("cors")())` and any `response.header("Access-Control-Allow-Origin", …)`.',
      Fastify: "Remove `app.register(…)` of `@fastify/cors`.",
      Hono: "Remove `cors()` from `hono/cors`.",
      Koa: "Remove `@koa/cors`.",
      "Next.js": "Remove the `Access-Control-…` entries of `headers()` in `next.config`.",
      nginx: "Remove `add_header Access-Control-…`; it adds its copy after this server has answered.",
    },
    bad: {
      layers: [
        { layer: "cors", settings: { allowedOrigins: ["https://app.example.com"] } },
        { layer: "route", path: "/api/items", headers: { "Access-Control-Allow-Origin": "*" } },
      ],
      request: { method: "GET", url: "/api/items", headers: { Origin: "https://app.example.com" } },
    },
    facts: { header: "Access-Control-Allow-Origin", value: "*" },
    good: {
      layers: [
        { layer: "cors", settings: { allowedOrigins: ["https://app.example.com"] } },
        { layer: "route", path: "/api/items" },
      ],
      request: { method: "GET", url: "/api/items", headers: { Origin: "https://app.example.com" } },
    },
    references: [references.corsCheck, references.corsErrors],
  },
  "not-at-the-top": {
    why: "Frameworks run their layers in order, and some answer by themselves: a body parser with 413, an authentication check with 401, a route with its response. Whatever answers before `cors()` sends no CORS headers, so the page sees a CORS error instead of the real one, and preflights, which carry no cookies or tokens, fail at the login check.",
    fix: "Move `cors()` above the layer that the message names, best of all to the top.",
    perStack: {
      Express: "`app.use(cors(settings))` before every other `app.use`, `app.get` and router.",
      Koa: "`app.use(cors(settings))` before every other `app.use`.",
      Hono: "`app.use(cors(settings))` before every other `app.use` and route.",
    },
    bad: {
      layers: [
        { layer: "json" },
        { layer: "cors", settings: { allowedOrigins: ["https://app.example.com"] } },
        { layer: "route", path: "/api/items" },
      ],
      request: { method: "GET", url: "/api/items", headers: { Origin: "https://app.example.com" } },
    },
    facts: { before: "jsonParser" },
    good: {
      layers: [
        { layer: "cors", settings: { allowedOrigins: ["https://app.example.com"] } },
        { layer: "json" },
        { layer: "route", path: "/api/items" },
      ],
      request: { method: "GET", url: "/api/items", headers: { Origin: "https://app.example.com" } },
    },
    references: [references.expressMiddleware, references.corsProtocol],
  },
}
