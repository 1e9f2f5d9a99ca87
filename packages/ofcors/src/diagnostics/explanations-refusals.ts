import type { CodesOfGroup, Explanations } from "./explanation.ts"
import { references } from "./explanations-references.ts"

/** Explanations of refused requests, in the order in which the standard checks them. */
export const refusalExplanations: Explanations<CodesOfGroup["refusals"]> = {
  "origin-malformed": {
    why: "A browser sends exactly one origin, written in exactly one way. Another value was typed by hand, built by a script, or joined from two headers by a proxy. Trimming it into shape could turn a stranger's value into an allowed one, so it is refused as it stands.",
    fix: 'If you test by hand, leave out slash and path: `curl -H "Origin: https://app.example.com" …`. If it comes from real pages, look for a proxy that sets or repeats `Origin`, and let it pass the header through untouched.',
    bad: {
      settings: { allowedOrigins: ["https://app.example.com"] },
      request: { method: "GET", url: "/api/items", headers: { Origin: "https://app.example.com/" } },
    },
    facts: { origin: "https://app.example.com/" },
    good: {
      settings: { allowedOrigins: ["https://app.example.com"] },
      request: { method: "GET", url: "/api/items", headers: { Origin: "https://app.example.com" } },
    },
    references: [references.originHeader, references.serializedOrigin],
  },
  "origin-null": {
    why: "Browsers send `Origin: null` where a page has no origin that it could name: it was opened from a file, runs in a sandboxed frame, or reached this server through a redirect from another origin. Any site can produce it, so it says nothing about who is asking.",
    fix: 'Serve the page over http and list its origin. In a sandboxed frame of your own, add `allow-same-origin` to its `sandbox` attribute. After a redirect, call the final address directly. If everyone with a `null` origin may read the responses, add `"null"` to `allowedOrigins`, without `allowCredentials`.',
    bad: {
      settings: { allowedOrigins: ["http://localhost:3000"] },
      request: { method: "GET", url: "/api/items", headers: { Origin: "null" } },
    },
    facts: { origin: "null" },
    good: {
      settings: { allowedOrigins: ["http://localhost:3000"] },
      request: { method: "GET", url: "/api/items", headers: { Origin: "http://localhost:3000" } },
    },
    references: [references.asciiOrigin, references.originHeader],
  },
  "origin-not-allowed": {
    why: "The page's origin is not among those that the settings allow, so the response has no `Access-Control-Allow-Origin` and the browser keeps it from the page. To a browser, `http://localhost:3000`, `http://127.0.0.1:3000` and `http://localhost:3001` are three different origins. Development servers change their port when it is taken, which is the usual surprise.",
    fix: "If the page is yours, copy the origin from the message into `allowedOrigins` and restart the server. If the page may run on any port of your machine, list `http://localhost:*`. If the origin is unknown to you, there is nothing to do: this is the protection at work.",
    bad: {
      settings: { allowedOrigins: ["http://localhost:3000"] },
      request: { method: "GET", url: "/api/items", headers: { Origin: "http://127.0.0.1:3000" } },
    },
    facts: { origin: "http://127.0.0.1:3000", nearest: "http://localhost:3000", difference: "host" },
    good: {
      settings: { allowedOrigins: ["http://localhost:3000", "http://127.0.0.1:3000"] },
      request: { method: "GET", url: "/api/items", headers: { Origin: "http://127.0.0.1:3000" } },
    },
    references: [references.corsCheck, references.webOrigin, references.corsErrors],
  },
  "origin-insecure": {
    why: "A pattern or `allowOriginWhen` lets this http page in, and credentials are allowed. Anyone on the network between that page and its user can put scripts into it, which could then read your API as the user. Lists are checked for this when the server starts; what a pattern or a function allows shows only now.",
    fix: 'Serve the page over https, and let the pattern say so: `^https:` instead of `^https?:`. Where http cannot be avoided, add `dangerously: ["insecure-origins"]`.',
    bad: {
      settings: {
        allowedOriginRegexes: [/^https?:\/\/pr-[0-9]+\.example\.com$/],
        allowCredentials: true,
      },
      request: { method: "GET", url: "/api/items", headers: { Origin: "http://pr-7.example.com" } },
    },
    facts: { origin: "http://pr-7.example.com" },
    good: {
      settings: {
        allowedOriginRegexes: [/^https:\/\/pr-[0-9]+\.example\.com$/],
        allowCredentials: true,
      },
      request: { method: "GET", url: "/api/items", headers: { Origin: "https://pr-7.example.com" } },
    },
    references: [references.trustworthyOrigin, references.credentials],
  },
  "origin-check-failed": {
    why: "`allowOriginWhen` threw, or its promise was rejected, so nobody said that this origin is allowed. Letting it pass would open the API whenever the database behind the check is down; refusing is the answer that can be put right.",
    fix: "Catch the failure inside `allowOriginWhen`, log it there, and return `false`, or the last answer you trust.",
    bad: {
      settings: {
        allowOriginWhen: () => {
          throw new Error("the list of tenants is not loaded yet")
        },
      },
      request: { method: "GET", url: "/api/items", headers: { Origin: "https://acme.example" } },
    },
    facts: { origin: "https://acme.example", error: "Error: the list of tenants is not loaded yet" },
    good: {
      settings: { allowOriginWhen: (origin) => ["https://acme.example", "https://globex.example"].includes(origin) },
      request: { method: "GET", url: "/api/items", headers: { Origin: "https://acme.example" } },
    },
    references: [references.corsCheck],
  },
  "path-ambiguous": {
    why: "The settings depend on the path, and servers disagree about this one: `/public/..%2fadmin` is below `/public` to one router and `/admin` to another, and some ignore capitals. Whoever wrote the path could pick the laxer settings for the stricter page, so neither are used.",
    fix: "Request the path as your router writes it: without `%2f`, `%2e`, backslashes, double slashes or dot segments, and with its own capitals. In a page, build it with `new URL(…)` and `encodeURIComponent`. If such paths are legitimate, give both places the same settings.",
    bad: {
      settings: [
        { urls: "/public/*", allowAllOrigins: true },
        { urls: "/admin/*", allowedOrigins: ["https://admin.example.com"] },
      ],
      request: { method: "GET", url: "/public/..%2fadmin/users", headers: { Origin: "https://admin.example.com" } },
    },
    facts: { origin: "https://admin.example.com", path: "/public/..%2fadmin/users" },
    good: {
      settings: [
        { urls: "/public/*", allowAllOrigins: true },
        { urls: "/admin/*", allowedOrigins: ["https://admin.example.com"] },
      ],
      request: { method: "GET", url: "/admin/users", headers: { Origin: "https://admin.example.com" } },
    },
    references: [references.urlNormalization],
  },
  "credentials-not-allowed": {
    why: "The page asked the browser to send cookies across origins, and the browser then wants `Access-Control-Allow-Credentials: true` in the response. Without it the response is kept from the page, although the origin is allowed and the server has answered. A request that needs a preflight is not even sent.",
    fix: "If the page needs to be logged in, set `allowCredentials: true`. If it does not, leave the cookies at home:",
    perStack: {
      fetch: 'Remove `credentials: "include"`.',
      Axios: "Remove `withCredentials: true`, also from `axios.defaults` and `axios.create`.",
      XMLHttpRequest: "Remove `request.withCredentials = true`.",
    },
    bad: {
      settings: { allowedOrigins: ["https://app.example.com"] },
      request: {
        method: "GET",
        url: "/api/session",
        headers: { Origin: "https://app.example.com", Cookie: "session=1" },
      },
    },
    facts: { origin: "https://app.example.com" },
    good: {
      settings: { allowedOrigins: ["https://app.example.com"], allowCredentials: true },
      request: {
        method: "GET",
        url: "/api/session",
        headers: { Origin: "https://app.example.com", Cookie: "session=1" },
      },
    },
    references: [references.credentials, references.corsCheck, references.corsErrors],
  },
  "method-not-allowed": {
    why: "Before anything but GET, HEAD and POST, a browser asks in a preflight whether the method is allowed, and compares it letter by letter with `Access-Control-Allow-Methods`. This one is not there, so the request itself is never sent. `fetch` upper-cases DELETE, GET, HEAD, OPTIONS, POST and PUT, but not PATCH.",
    fix: 'Add the method to `allowMethods`, with the others that you need: `allowMethods: ["GET", "POST", "DELETE"]`. The list replaces the default, which has DELETE, GET, OPTIONS, PATCH, POST and PUT. If the message says `patch`, write `method: "PATCH"` in the page.',
    bad: {
      settings: { allowedOrigins: ["https://app.example.com"], allowMethods: ["GET", "POST"] },
      request: {
        method: "OPTIONS",
        url: "/api/items/1",
        headers: { Origin: "https://app.example.com", "Access-Control-Request-Method": "DELETE" },
      },
    },
    facts: { origin: "https://app.example.com", method: "DELETE" },
    good: {
      settings: { allowedOrigins: ["https://app.example.com"], allowMethods: ["GET", "POST", "DELETE"] },
      request: {
        method: "OPTIONS",
        url: "/api/items/1",
        headers: { Origin: "https://app.example.com", "Access-Control-Request-Method": "DELETE" },
      },
    },
    references: [references.preflight, references.normalizeMethod, references.corsErrors],
  },
  "header-not-allowed": {
    why: "Before a request with headers of its own, a browser asks in a preflight whether they are allowed. `Content-Type: application/json` is such a header, and so is everything that an interceptor or a tracing library adds. What is missing in `Access-Control-Allow-Headers` stops the request before it is sent; browsers name one header at a time, the message here names them all.",
    fix: 'Add the names from the message to `allowHeaders`. The list replaces the default, so repeat the ones you use: `allowHeaders: ["authorization", "content-type", "x-auth-token"]`. Or remove the header from the page\'s request; `Access-Control-…` headers never belong there.',
    bad: {
      settings: { allowedOrigins: ["https://app.example.com"] },
      request: {
        method: "OPTIONS",
        url: "/api/items",
        headers: {
          Origin: "https://app.example.com",
          "Access-Control-Request-Method": "PUT",
          "Access-Control-Request-Headers": "content-type,x-auth-token",
        },
      },
    },
    facts: { origin: "https://app.example.com", headers: "x-auth-token" },
    good: {
      settings: {
        allowedOrigins: ["https://app.example.com"],
        allowHeaders: ["authorization", "content-type", "x-auth-token"],
      },
      request: {
        method: "OPTIONS",
        url: "/api/items",
        headers: {
          Origin: "https://app.example.com",
          "Access-Control-Request-Method": "PUT",
          "Access-Control-Request-Headers": "content-type,x-auth-token",
        },
      },
    },
    references: [references.preflight, references.corsRequests, references.corsErrors],
  },
}
