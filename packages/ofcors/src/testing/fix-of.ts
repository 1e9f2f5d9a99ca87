import type { BrowserDiagnosticCode } from "../browser/diagnostics.ts"
import type { BrowserDiagnostic, Report } from "../browser/report.ts"

type Fix = (facts: Readonly<Record<string, string>>, report: Report) => string

/** The server must name the origin, whatever stands there now. */
const allowOrigin: Fix = ({ origin = "" }, { request }) =>
  origin === "null"
    ? 'a page with an opaque origin needs `"null"` in `allowedOrigins`, without credentials; better serve the page from an origin of its own.'
    : `add \`${origin}\` to \`allowedOrigins\` of the rule for \`${pathOf(request.url)}\`; where it is there, see that \`cors()\` stands before what answered.`

const oneLayer: Fix = () =>
  "let one layer alone write the header: remove the CORS settings of the others (proxy, framework, handler)."

const FIXES: Readonly<Partial<Record<BrowserDiagnosticCode, Fix>>> = {
  "allow-origin-missing": allowOrigin,
  "allow-origin-mismatch": allowOrigin,
  "allow-origin-invalid": allowOrigin,
  "allow-origin-multiple": oneLayer,
  "allow-origin-wildcard-with-credentials": ({ origin = "" }) =>
    `list \`${origin}\` in \`allowedOrigins\` instead of \`allowAllOrigins\`, and set \`allowCredentials: true\`; or fetch without credentials.`,
  "allow-credentials-not-true": () => 'set `allowCredentials: true`, or fetch without `credentials: "include"`.',
  "preflight-redirect": () =>
    "fetch the URL that the redirect leads to (often a trailing slash or https), or let `cors()` answer before the redirect.",
  "preflight-status": () =>
    "`OPTIONS` must be answered with 204 before routes, authentication and body parsers: put `cors()` first.",
  "allow-methods-malformed": () => "`allowMethods` is a list of method names.",
  "allow-headers-malformed": () => "`allowHeaders` is a list of header names.",
  "method-not-allowed": ({ method = "" }) =>
    method === method.toUpperCase()
      ? `add \`${method}\` to \`allowMethods\`.`
      : `fetch with \`${method.toUpperCase()}\` (browsers compare letter by letter), or add \`${method}\` to \`allowMethods\`.`,
  "header-not-allowed": ({ name = "", wildcard }) =>
    wildcard === "true"
      ? `\`*\` does not cover \`${name}\`: list it beside \`*\` in \`allowHeaders\`.`
      : `add \`${name}\` to \`allowHeaders\`, or do not send it.`,
  "redirect-has-credentials": () => "redirect to a URL without a user name and password.",
  "origin-turned-null": () =>
    "fetch the last URL at once: behind a redirect to a third origin, only `null` or `*` would be allowed.",
  "mixed-content": () => "serve the API over https, too.",
  "local-network-insecure-page": () => "serve the page over https.",
  "local-network-permission": () =>
    'the user must grant it; no header does. In a test: `localNetworkPermission: "granted"`.',
  "same-origin-mode": () => 'fetch without `mode: "same-origin"`.',
  "resource-policy": () => "let the server send `Cross-Origin-Resource-Policy: cross-origin`.",
  "response-from-cache": () => "let every response of that URL carry `Vary: Origin`, also those without `Origin`.",
  "expose-wildcard-with-credentials": () => "name the headers in `exposeHeaders`.",
  "expose-headers-malformed": () => "`exposeHeaders` is a list of header names.",
  "time-limit": ({ milliseconds = "" }) =>
    `the application did not answer within ${milliseconds} ms: it may have called nothing, or need a greater \`timeLimit\`.`,
}

/** What to change so that a finding goes away; `undefined` where nothing on the server or in the call would help. */
export function fixOf({ code, facts }: BrowserDiagnostic, report: Report): string | undefined {
  return FIXES[code]?.(facts, report)
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : "/"
}
