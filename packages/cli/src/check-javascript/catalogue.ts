import type { FindingKind } from "../check-project/catalogue.ts"
import type { JavaScriptCode } from "./finding-code.ts"

const error = (why: string): FindingKind => ({ severity: "error", why })
const warning = (why: string): FindingKind => ({ severity: "warning", why })
const note = (why: string): FindingKind => ({ severity: "note", why })

const BARE = "browsers then report a CORS error in place of the answer."

/** What each code of the review of JavaScript means. */
export const javaScriptCatalogue: Readonly<Record<JavaScriptCode, FindingKind>> = {
  // Where it stands
  "cors-not-called": error(
    "The package exports a function that makes the middleware. Uncalled, no request gets past it.",
  ),
  "cors-after-routes": error(`What is answered above it has no CORS headers: ${BARE}`),
  "cors-after-body-parser": warning(`What a body parser refuses (400, 413) has no CORS headers: ${BARE}`),
  "cors-after-authentication": warning(
    "Browsers send preflights without credentials. What authenticates above it refuses them, and its 401 has no CORS headers.",
  ),
  "cors-after-listen": error("Nest registers the routes when it listens. What is enabled later is never reached."),
  "cors-twice": warning("The second one sets the same headers again, and preflights never reach it."),
  "preflight-unanswered": warning(
    "A browser asks with OPTIONS before such a request, and a middleware of this route does not answer that.",
  ),
  "preflight-passed-on": warning(
    "Preflights then reach the routes, which must answer each with a 2xx status themselves.",
  ),
  // Options
  "option-unknown": error("The package ignores options that it does not know, without a word."),
  "option-wrong-type": error("The package does not take such a value."),
  // Origins
  "any-origin-reflected-with-credentials": error(
    "Every origin is echoed, with credentials: any site can read what a logged-in user sees.",
  ),
  "any-origin-reflected": note(
    "Every site can read what this API answers without cookies: right for public data only.",
  ),
  "any-origin-with-credentials": error(
    'No browser accepts `*` for a request with credentials (Fetch, "CORS check"), so no page can use its cookies here.',
  ),
  "any-origin-allowed": note("Every site can read what this API answers without cookies: right for public data only."),
  "listed-origin-never-matches": error(
    "Origins are compared letter by letter with what browsers send: scheme, host, and a port that is not the usual one.",
  ),
  "listed-null": warning("Every sandboxed frame and every local file sends `Origin: null`, whoever made it."),
  "listed-null-with-credentials": error(
    "Any page can send `null` from a sandboxed frame, and would read what a logged-in user sees.",
  ),
  "listed-origin-insecure": warning(
    "Whoever is on the network can answer for a page on plain http, and read what a logged-in user sees.",
  ),
  "origin-test-too-loose": warning(
    "A part of an origin says nothing about whose it is: domains can be registered to contain it.",
  ),
  "origin-test-always-true": error("`includes` answers true or false, and neither is -1: the test refuses nobody."),
  "origin-may-be-missing": warning(
    "Without an `Origin` header, as from the same origin or a health check, it is `undefined`: the function throws, and the request fails.",
  ),
  "origin-refused-by-error": note(
    "A refused page then makes a 500 and an entry in the log. Without the headers the browser refuses as well.",
  ),
  "origin-from-environment": warning("The setting is only as good as the environment that the program runs with."),
  "pattern-lets-strangers-in": error(
    "Whoever owns that domain can read what this API answers. A pattern matches anywhere in the text unless `^` and `$` say otherwise, and `.` is any character.",
  ),
  "pattern-remembers": error(
    "A pattern with the flag `g` or `y` goes on where it stopped, so that the same page is allowed and refused in turn.",
  ),
  // Methods and headers
  "method-in-lowercase": error(
    "Browsers send these methods in capitals and compare letter by letter, so the request is blocked.",
  ),
  "wildcard-taken-literally": error(
    'With credentials browsers take `*` literally (Fetch, "CORS-preflight fetch"), so nothing is allowed by it.',
  ),
  "authorization-not-covered": note(
    '`*` covers every request header but `Authorization` by the standard (Fetch, "CORS non-wildcard request-header name"); browsers still let it pass.',
  ),
  "max-age-not-seconds": error(
    "Browsers read nothing but a whole number of seconds, and remember the preflight for 5 seconds then.",
  ),
  // By hand
  "origin-echoed-with-credentials": error(
    "Every origin is echoed, with credentials: any site can read what a logged-in user sees.",
  ),
  "origin-echoed": warning("Every site can read what this API answers without cookies: right for public data only."),
  "vary-forgotten": warning(
    "Without `Vary: Origin` a cache gives one page the answer that was made for another, and its browser refuses it.",
  ),
  "header-beside-package": warning(
    "Where both run, one replaces the other or the answer has the header twice, which browsers refuse.",
  ),
  // What is not known
  "options-not-known": note("What is known only when the program runs is not reviewed."),
  "source-not-parsed": note("What is not read is not reviewed."),
}
