import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

/** Explanations of causes in what the server says to a page, or leaves out. */
export const serverCauses: WireExplanations<CodesOfWireGroup["cause-server"]> = {
  "cors-not-configured": {
    sentence: "No answer of this server has CORS headers, whichever origin asks.",
    why: "A page may read answers of another origin only if these say so with `Access-Control-Allow-Origin`. A server that nobody has told about other origins says nothing, and the browser keeps every answer to itself, though the server has sent it. An allow list that does not betray itself looks the same from outside, which is why this cause is never certain.",
    fix: "Allow the page's origin in the server, once for all paths, before routing and authentication. If the server belongs to somebody else and offers no CORS, let your own server call it.",
    perStack: {
      Express:
        'Put `app.use(cors({ allowedOrigins: ["http://localhost:3000"] }))` of `ofcors/express` before every route.',
      Django: "Install django-cors-headers, and set `CORS_ALLOWED_ORIGINS`.",
      nginx: 'Write `add_header Access-Control-Allow-Origin "http://localhost:3000" always;`.',
    },
    references: [references.corsProtocol, references.corsGuide],
  },
  "route-without-cors": {
    sentence: "Other paths of this server have CORS headers for this page, this one has none.",
    why: "Something answers this path before CORS is handled: a route or a middleware that stands above it, a static file, another application behind the same proxy. Or the configuration names the paths that it is for, and this is not one of them. In nginx, one `add_header` in a `location` is enough to lose all those of the levels above.",
    fix: "Handle CORS first and for all paths. Where it is limited to some paths, add this one.",
    perStack: {
      Express: "Move `app.use(cors(…))` above the routes.",
      Django: "Put `CorsMiddleware` first in `MIDDLEWARE`, and let `CORS_URLS_REGEX` match the path.",
      nginx: "Repeat the `add_header` lines in every `location` that has one of its own.",
    },
    references: [references.corsProtocol, references.nginxHeaders],
  },
  "origin-not-in-allow-list": {
    sentence: "The server decides by origin, and this page's origin is not among those that it allows.",
    why: "Browsers compare origins letter by letter: scheme, host and port. `http` and `https`, with and without `www.`, `localhost` and `127.0.0.1`, and each port are different origins. Preview deployments, a development server that moved to the next free port, and an environment variable that is not set are the usual reasons.",
    fix: "Copy the origin as the browser's address bar shows it, without slash and path, into the server's list. If it is in the list, look for a slash, a capital or another port in it.",
    references: [references.webOrigin, references.corsCheck, references.corsErrors],
  },
  "allow-origin-not-an-origin": {
    sentence: "`Access-Control-Allow-Origin` has a value that no page's origin can ever equal.",
    why: "The header takes `*` or exactly one origin, as in `https://app.example.com`. A slash at its end, a path, a host without scheme, several origins, quotation marks, a wildcard within the host, a pattern, or the word `undefined` of a setting that was empty never match, because the browser compares texts and nothing else.",
    fix: "Keep the list in the server, compare the request's `Origin` with it, and send back the one that matches, with `Vary: Origin`. CORS packages do that when they get a list; a text with commas in it is not a list.",
    references: [references.corsCheck, references.serializedOrigin, references.corsErrors],
  },
  "header-name-misspelt": {
    sentence: "The server sends a header whose name resembles one of CORS, and is none.",
    why: "Browsers know six headers of responses by their exact names (capitals do not matter) and ignore every other: a plural where there is none, a letter left out, an underscore for a hyphen, an `X-` in front. Nothing complains, so that the answer looks right to people who read it.",
    fix: "Write the name as the standard has it: `Access-Control-Allow-Origin`, `-Allow-Credentials`, `-Allow-Methods`, `-Allow-Headers`, `-Expose-Headers`, `-Max-Age`. A package that writes the headers cannot misspell them.",
    references: [references.corsProtocol, references.corsErrors],
  },
  "errors-without-cors": {
    sentence: "The server failed, and its error has no CORS headers, while other answers have them.",
    why: "Errors are often answered by something else than the application: a proxy whose upstream is down, a limit for bodies, a guard that stands before CORS, a framework's handler that clears the headers. The page then sees only a network error that blames CORS, and nobody sees the 500 behind it.",
    fix: "Add the headers to errors too, and then mend the error itself.",
    perStack: {
      nginx: "Write `always` at the end of `add_header`: without it, errors get no headers.",
      Apache: "Write `Header always set`: without `always`, errors get no headers.",
      Starlette:
        "Wrap the application, `app = CORSMiddleware(app, …)`: added with `add_middleware` it misses error 500.",
      "API Gateway": "Add the headers to the gateway responses `DEFAULT_4XX` and `DEFAULT_5XX`.",
    },
    references: [references.corsProtocol, references.nginxHeaders],
  },
  "headers-set-twice": {
    sentence: "`Access-Control-Allow-Origin` is set twice, by two layers.",
    why: "The application adds the header, and so does the proxy before it, or a second piece of middleware. Browsers join repeated lines to one value with a comma in it, which equals no origin, even if both say the same.",
    fix: "Let one layer do it and remove the header in the other.",
    perStack: {
      nginx: "Write `proxy_hide_header Access-Control-Allow-Origin;` beside your own `add_header`, or remove that.",
      Caddy: "Write `header_down -Access-Control-Allow-Origin` in `reverse_proxy`.",
      Apache: "Write `Header set`, not `Header add`, and `unset` what the application sends.",
    },
    references: [references.corsCheck, references.corsErrors],
  },
  "preflight-only-headers": {
    sentence: "The preflight is answered with CORS headers, and the response itself has none.",
    why: "Browsers check both answers. A handler for OPTIONS alone, a gateway that answers preflights and leaves the rest to a function, or `add_header` within an `if` for OPTIONS pass the first check and fail the second. By then the request has done its work on the server.",
    fix: "Add `Access-Control-Allow-Origin` and, with cookies, `Access-Control-Allow-Credentials` to every response, not only to those of OPTIONS.",
    perStack: { "API Gateway": "With proxy integration the function itself must return the headers." },
    references: [references.corsProtocol, references.corsCheck],
  },
  "vary-missing": {
    sentence: "The answer depends on `Origin`, and `Vary: Origin` does not say so.",
    why: "A cache, in the browser or in front of the server, keeps answers by URL. Unless `Vary` names `Origin`, it hands one page what was allowed to another, or what was answered to a request without `Origin`, and the browser blocks it. It comes and goes with the cache, and nothing shows in the server's log.",
    fix: "Send `Vary: Origin` with every answer of such a URL, also with those to requests without `Origin`, and empty the cache once.",
    references: [references.caches, references.vary],
  },
  "host-not-allowed": {
    sentence: "The server refuses the host name by which it is asked, before CORS is handled.",
    why: "Frameworks and development servers check `Host` against a list, as a protection against DNS rebinding. What is not in the list gets 400, 403 or 421 from a layer that knows nothing of CORS.",
    fix: "Add the host of the URL to the server's list, or call the server by a name that is in it.",
    perStack: {
      Django: "Add it to `ALLOWED_HOSTS`.",
      Vite: "Add it to `server.allowedHosts`.",
      Rails: "Add it to `config.hosts`.",
      Starlette: "Add it to `allowed_hosts` of `TrustedHostMiddleware`.",
    },
    references: [references.hostHeader, references.allowedHosts],
  },
  "response-header-not-exposed": {
    sentence: "The page can read the response, but not this header of it.",
    why: "Across origins script sees only seven response headers: `Cache-Control`, `Content-Language`, `Content-Length`, `Content-Type`, `Expires`, `Last-Modified` and `Pragma`. Any other arrives and stays hidden unless `Access-Control-Expose-Headers` names it. With credentials `*` names nothing.",
    fix: 'List the header: `exposeHeaders: ["x-total-count"]`, or `Access-Control-Expose-Headers: X-Total-Count`.',
    references: [references.exposeHeaders, references.corsResponses],
  },
  "cause-unknown": {
    sentence: "The browser blocks the request, and the probes do not tell why.",
    why: "What the browser sees is certain; what makes the server answer so could not be narrowed down from outside.",
    fix: "Read the violations that the check lists, and the server's own log for the same second.",
    references: [references.corsProtocol],
  },
  "not-blocked": {
    sentence: "Nothing is blocked: the page can read this response.",
    why: "The request was repeated as a browser sends it, and every check of the CORS protocol passed. If the page still fails, it sends something else: other headers, cookies, another method, another URL, or it runs on another origin than the one given.",
    fix: "Compare the request in the browser's network panel with the one that was checked, and repeat the check with its method and headers. Empty the browser's cache if it failed before.",
    references: [references.corsProtocol],
  },
}
