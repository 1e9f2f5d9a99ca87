import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

const CHECK = [references.corsCheck, references.corsErrors]

/** Explanations of what the browser model finds in the headers of the CORS protocol. */
export const modelCorsCheck: WireExplanations<CodesOfWireGroup["model-cors-check"]> = {
  "allow-origin-missing": {
    sentence: "The response has no `Access-Control-Allow-Origin`.",
    why: "This is what a browser sees, whatever its reason: CORS that is not configured, an origin that is not allowed, an error that something else answered. Chromium never prints the status, Firefox and Safari do.",
    fix: "Look at the status first, then run `ofcors check` with the URL and the page's origin: it tells the causes apart.",
    references: CHECK,
  },
  "allow-origin-wildcard-with-credentials": {
    sentence: "`Access-Control-Allow-Origin: *` does not count for a request with credentials.",
    why: "A server that lets everybody in must not do so with the user's cookies.",
    fix: "Let the server name the origin that asks, from a list, or send no cookies.",
    references: [references.credentials, references.corsCheck],
  },
  "allow-origin-multiple": {
    sentence: "`Access-Control-Allow-Origin` has several values.",
    why: "Two layers set it, or a list was written into it. Browsers join repeated lines with commas and compare the whole with the page's origin.",
    fix: "Send exactly one value, from one layer.",
    references: CHECK,
  },
  "allow-origin-invalid": {
    sentence: "`Access-Control-Allow-Origin` is no origin.",
    why: "The value is empty, has no scheme, stands in quotes, or is a pattern. Browsers compare it letter by letter with the page's origin.",
    fix: "Send `*` or the page's origin, such as `https://app.example.com`.",
    references: CHECK,
  },
  "allow-origin-mismatch": {
    sentence: "`Access-Control-Allow-Origin` names another origin than the page's.",
    why: "Scheme, host and port must be the same, letter by letter, without slash and path.",
    fix: "Add the page's origin to the server's list, and send back the one that asks.",
    references: CHECK,
  },
  "allow-credentials-not-true": {
    sentence: "A request with credentials got no `Access-Control-Allow-Credentials: true`.",
    why: "The header is missing, or says `True`, `1` or `true, true`: only `true`, once, counts.",
    fix: "Allow credentials in the server, or send no cookies.",
    references: [references.credentials, references.corsErrors],
  },
  "allow-methods-malformed": {
    sentence: "`Access-Control-Allow-Methods` does not parse.",
    why: "One element that is no token makes the whole header a failure, even for GET.",
    fix: "Write names with commas between them.",
    references: [references.preflight, references.tokens],
  },
  "allow-headers-malformed": {
    sentence: "`Access-Control-Allow-Headers` does not parse.",
    why: "One element that is no token makes the whole header a failure.",
    fix: "Write names with commas between them.",
    references: [references.preflight, references.tokens],
  },
  "preflight-redirect": {
    sentence: "The preflight was answered with a redirect, which is never followed.",
    why: "Where a preflight leads would not be where the request goes.",
    fix: "Call the final address, or answer OPTIONS before anything redirects.",
    references: [references.preflight],
  },
  "preflight-status": {
    sentence: "The preflight was answered with a status outside of 200 to 299.",
    why: "The headers may be right, but an error is no permission. Mostly the router or a guard answered OPTIONS.",
    fix: "Answer preflights with 204 before routing and authentication.",
    references: [references.preflight],
  },
  "authorization-covered-by-wildcard": {
    sentence: "`Access-Control-Allow-Headers: *` was taken to cover `Authorization`.",
    why: "The standard says that it does not; browsers still let it pass.",
    fix: "List `authorization` by name.",
    references: [references.preflight],
  },
  "expose-headers-malformed": {
    sentence: "`Access-Control-Expose-Headers` does not parse, so nothing is exposed.",
    why: "One element that is no token voids the whole header.",
    fix: "Write names with commas between them.",
    references: [references.exposeHeaders],
  },
  "expose-wildcard-with-credentials": {
    sentence: "`Access-Control-Expose-Headers: *` exposes nothing to a request with credentials.",
    why: "With credentials the star is a name like any other, and no header has it.",
    fix: "List the headers by name.",
    references: [references.exposeHeaders, references.credentials],
  },
}
