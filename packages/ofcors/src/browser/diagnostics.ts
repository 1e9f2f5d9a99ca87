/** What a finding is made of, by name; all text, so that the report stays plain. */
export type DiagnosticFacts = Readonly<Record<string, string>>

/** The stable, readable name of a finding. Never reused. */
export type BrowserDiagnosticCode =
  | "allow-origin-missing"
  | "allow-origin-wildcard-with-credentials"
  | "allow-origin-multiple"
  | "allow-origin-invalid"
  | "allow-origin-mismatch"
  | "allow-credentials-not-true"
  | "preflight-redirect"
  | "preflight-status"
  | "allow-methods-malformed"
  | "allow-headers-malformed"
  | "method-not-allowed"
  | "header-not-allowed"
  | "authorization-covered-by-wildcard"
  | "redirect-has-credentials"
  | "redirect-scheme"
  | "redirect-location-invalid"
  | "redirect-not-allowed"
  | "redirect-limit"
  | "redirect-of-stream"
  | "origin-turned-null"
  | "method-rewritten"
  | "authorization-dropped"
  | "scheme-not-supported"
  | "same-origin-mode"
  | "no-cors-redirect-mode"
  | "bad-port"
  | "mixed-content"
  | "stream-body"
  | "keepalive-too-large"
  | "not-cached"
  | "about-url"
  | "data-url-invalid"
  | "blob-url-unknown"
  | "local-network-insecure-page"
  | "local-network-permission"
  | "local-network-space-mismatch"
  | "invalid-url"
  | "url-has-credentials"
  | "forbidden-method"
  | "no-cors-method"
  | "invalid-init"
  | "header-forbidden"
  | "header-dropped-no-cors"
  | "network-dns"
  | "network-refused"
  | "network-reset"
  | "network-tls"
  | "network-timeout"
  | "network-malformed"
  | "body-broken"
  | "proxy-authentication"
  | "time-limit"
  | "model-incomplete"
  | "aborted"
  | "resource-policy"
  | "integrity-mismatch"
  | "integrity-opaque"
  | "partial-response"
  | "cookie-not-sent"
  | "cookie-not-stored"
  | "response-from-cache"
  | "expose-headers-malformed"
  | "expose-wildcard-with-credentials"

type Severity = "error" | "warning" | "note"
type Sentence = (facts: DiagnosticFacts) => string
type Entry = readonly [severity: Severity, sentence: Sentence]

const error = (sentence: Sentence): Entry => ["error", sentence]
const warning = (sentence: Sentence): Entry => ["warning", sentence]
const note = (sentence: Sentence): Entry => ["note", sentence]

const catalogue: Readonly<Record<BrowserDiagnosticCode, Entry>> = {
  // The CORS check, on preflights, redirects and responses alike.
  "allow-origin-missing": error(
    ({ url, status }) => `The response of \`${url}\` (status ${status}) has no \`Access-Control-Allow-Origin\`.`,
  ),
  "allow-origin-wildcard-with-credentials": error(
    ({ origin }) =>
      `\`Access-Control-Allow-Origin: *\` does not count for a request with credentials; it must be \`${origin}\`.`,
  ),
  "allow-origin-multiple": error(
    ({ value, lines, origin }) =>
      `\`Access-Control-Allow-Origin\` must be exactly \`${origin}\`, but ${lines === "1" ? "it lists several values" : `there are ${lines} lines of it`}: \`${value}\`.`,
  ),
  "allow-origin-invalid": error(
    ({ value, origin }) =>
      `\`Access-Control-Allow-Origin\` is \`${value}\`, which is no origin; it must be \`${origin}\`.`,
  ),
  "allow-origin-mismatch": error(
    ({ value, origin }) =>
      `\`Access-Control-Allow-Origin\` is \`${value}\`; the origin of this request is \`${origin}\`.`,
  ),
  "allow-credentials-not-true": error(({ value, absent }) =>
    absent === "true"
      ? "A request with credentials needs `Access-Control-Allow-Credentials: true`, and the response has none."
      : `\`Access-Control-Allow-Credentials\` is \`${value}\`; only \`true\`, in lower case and once, counts.`,
  ),
  // What only a preflight's response can do wrong.
  "preflight-redirect": error(
    ({ status, location }) =>
      `The preflight was answered with a redirect (${status} to \`${location}\`), which is never followed.`,
  ),
  "preflight-status": error(
    ({ status }) => `The preflight was answered with status ${status}; it must be between 200 and 299.`,
  ),
  "allow-methods-malformed": error(
    ({ element, value }) =>
      `\`Access-Control-Allow-Methods: ${value}\` does not parse: \`${element}\` is no method name.`,
  ),
  "allow-headers-malformed": error(
    ({ element, value }) =>
      `\`Access-Control-Allow-Headers: ${value}\` does not parse: \`${element}\` is no header name.`,
  ),
  "method-not-allowed": error(
    ({ method, value, absent }) =>
      `\`Access-Control-Allow-Methods\` does not list \`${method}\`${absent === "true" ? ", it is missing" : `; it is \`${value}\``}.`,
  ),
  "header-not-allowed": error(
    ({ name, value, absent }) =>
      `\`Access-Control-Allow-Headers\` does not list \`${name}\`${absent === "true" ? ", it is missing" : `; it is \`${value}\``}.`,
  ),
  "authorization-covered-by-wildcard": warning(
    () =>
      "`Access-Control-Allow-Headers: *` does not cover `Authorization` by the standard; this engine still lets it pass.",
  ),
  // Redirects.
  "redirect-has-credentials": error(
    ({ location }) => `The redirect to \`${location}\` carries a user name or password.`,
  ),
  "redirect-scheme": error(({ location }) => `The redirect to \`${location}\` leaves http and https.`),
  "redirect-location-invalid": error(({ location }) => `The redirect's \`Location: ${location}\` is no URL.`),
  "redirect-not-allowed": error(({ location }) => `A redirect (to \`${location}\`) came, and \`redirect\` is "error".`),
  "redirect-limit": error(() => "More than 20 redirects."),
  "redirect-of-stream": error(() => "A redirect cannot repeat a body that is a stream."),
  "origin-turned-null": note(
    ({ url }) => `After the redirect to \`${url}\` across origins the browser sends \`Origin: null\`.`,
  ),
  "method-rewritten": note(
    ({ method, status }) => `The redirect (${status}) turned ${method} into GET; the body was dropped.`,
  ),
  "authorization-dropped": note(
    ({ url }) => `\`Authorization\` was dropped on the redirect to \`${url}\`, another origin.`,
  ),
  // Before anything is sent.
  "scheme-not-supported": error(({ url }) => `\`${url}\`: only http and https can be fetched from another origin.`),
  "same-origin-mode": error(({ url, origin }) => `\`mode\` is "same-origin", and \`${url}\` is not of \`${origin}\`.`),
  "no-cors-redirect-mode": error(() => '`mode: "no-cors"` needs `redirect: "follow"`.'),
  "bad-port": error(({ port }) => `Port ${port} belongs to another protocol; browsers never fetch from it.`),
  "mixed-content": error(({ url }) => `An https page may not fetch \`${url}\` over plain http.`),
  "stream-body": error(() => "A stream as the body of a request needs HTTP/2; this connection is HTTP/1.x."),
  "keepalive-too-large": error(({ length }) => `\`keepalive\` allows 64 KiB of body; this one has ${length} bytes.`),
  "not-cached": error(() => '`cache: "only-if-cached"`, and nothing is stored.'),
  "about-url": error(({ url }) => `Of about: URLs only \`about:blank\` can be fetched, not \`${url}\`.`),
  "data-url-invalid": error(() => "The data: URL does not parse."),
  "blob-url-unknown": error(({ url }) => `No blob is known by \`${url}\`.`),
  "local-network-insecure-page": error(
    ({ space }) => `A page that is not a secure context may not reach the ${space} address space.`,
  ),
  "local-network-permission": error(
    ({ space, permission }) =>
      `The page is on the public network and the server in the ${space} address space: the user's permission is needed (${permission}).`,
  ),
  "local-network-space-mismatch": error(
    ({ target, space }) => `\`targetAddressSpace\` is "${target}", but the server is in the ${space} address space.`,
  ),
  // The arguments of fetch.
  "invalid-url": error(({ url }) => `\`${url}\` is no URL.`),
  "url-has-credentials": error(({ url }) => `\`${url}\` contains a user name or password, which fetch refuses.`),
  "forbidden-method": error(({ method }) => `Script may not send \`${method}\`.`),
  "no-cors-method": error(({ method }) => `\`${method}\` needs \`mode: "cors"\`; "no-cors" sends GET, HEAD and POST.`),
  "invalid-init": error(({ reason }) => reason ?? ""),
  "header-forbidden": note(({ name }) => `Script may not set \`${name}\`: ignored.`),
  "header-dropped-no-cors": note(({ name }) => `\`${name}\` was dropped: \`mode: "no-cors"\` does not carry it.`),
  // The network and the time limit.
  "network-dns": error(({ reason }) => `The host's name does not resolve: ${reason}.`),
  "network-refused": error(({ reason }) => `No connection: ${reason}.`),
  "network-reset": error(({ reason }) => `The connection broke off: ${reason}.`),
  "network-tls": error(({ reason }) => `TLS failed: ${reason}.`),
  "network-timeout": error(({ reason }) => `Nothing came in time: ${reason}.`),
  "network-malformed": error(({ reason }) => `The response cannot be read: ${reason}.`),
  "body-broken": error(({ reason }) => `The response's body broke off: ${reason}.`),
  "proxy-authentication": error(() => "The server answered 407, as only a proxy may."),
  "time-limit": error(({ milliseconds }) => `Given up after ${milliseconds} ms.`),
  "model-incomplete": error(({ reason }) => `The model cannot say what a browser would do: ${reason}.`),
  aborted: error(() => "The `signal` was aborted."),
  // Responses that are withheld for other reasons.
  "resource-policy": error(({ value, policy }) =>
    policy === ""
      ? `\`Cross-Origin-Resource-Policy: ${value}\` keeps this page from loading it.`
      : `The page's \`${policy}\` wants a \`Cross-Origin-Resource-Policy\`, and the response has ${value === "" ? "none" : `\`${value}\``}.`,
  ),
  "integrity-mismatch": error(({ integrity }) => `The body does not match \`integrity\` (\`${integrity}\`).`),
  "integrity-opaque": error(() => "`integrity` cannot be checked on an opaque response."),
  "partial-response": error(() => "An opaque partial response came to a request without `Range`."),
  // What script will notice, though nothing is blocked.
  "cookie-not-sent": note(({ name, reason }) => `The cookie \`${name}\` was not sent: ${reason}.`),
  "cookie-not-stored": note(({ name, reason }) => `The cookie \`${name}\` was not stored: ${reason}.`),
  "response-from-cache": note(
    ({ url, requestOrigin }) =>
      `\`${url}\` was answered from the browser's HTTP cache, stored for ${requestOrigin === "" ? "a request without `Origin`" : `\`${requestOrigin}\``}: \`Vary: Origin\` is missing there.`,
  ),
  "expose-headers-malformed": note(
    ({ value, element }) =>
      `\`Access-Control-Expose-Headers: ${value}\` does not parse (\`${element}\`), so nothing is exposed.`,
  ),
  "expose-wildcard-with-credentials": note(
    () => "`Access-Control-Expose-Headers: *` exposes nothing to a request with credentials.",
  ),
}

/** Whether a finding stops the request. */
export function severityOf(code: BrowserDiagnosticCode): Severity {
  return catalogue[code][0]
}

/** One sentence for people. */
export function sentenceOf(code: BrowserDiagnosticCode, facts: DiagnosticFacts): string {
  return catalogue[code][1](facts)
}
