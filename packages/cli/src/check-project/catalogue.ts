import type { FindingCode } from "./finding-code.ts"
import type { FindingSeverity } from "./finding.ts"

/** What every finding of one code has in common. */
export interface FindingKind {
  readonly severity: FindingSeverity
  /** What follows from it, in one or two sentences. */
  readonly why: string
}

const error = (why: string): FindingKind => ({ severity: "error", why })
const warning = (why: string): FindingKind => ({ severity: "warning", why })
const note = (why: string): FindingKind => ({ severity: "note", why })

const NEVER_MATCHES =
  "Django compares scheme, host and port letter by letter, so no page is ever allowed by this entry."
const IGNORED = "Django ignores settings that it does not know, without a word."
const LITERAL =
  'With credentials browsers take `*` literally (Fetch, "CORS-preflight fetch"), so nothing is allowed by it.'
const LETTERS = "Python takes a string for the list of its characters, and sends them one by one."
const REFUSES_TO_START = "`manage.py check`, `runserver` and `migrate` refuse to run with this."

/** What each code means. */
export const catalogue: Readonly<Record<FindingCode, FindingKind>> = {
  // Set-up
  "cors-not-enabled": note(
    "Nothing here answers CORS requests, so browsers keep every response from pages on other origins.",
  ),
  "middleware-missing": error("Without the middleware no CORS header is ever sent, and preflights reach the views."),
  "middleware-too-late": error(
    "What a middleware above it answers has no CORS headers: browsers then report a CORS error in place of the answer.",
  ),
  "middleware-not-first": warning("The CORS settings do not apply to what a middleware above it answers."),
  "middleware-twice": warning("The second one only sets the same headers again."),
  "middleware-name-wrong": error("Django imports the class at start-up, and fails."),
  "middleware-classes-ignored": error("Django reads `MIDDLEWARE` since 1.10, and ignores the old name since 2.0."),
  "app-missing": warning("CORS works without it, but the package's own system checks do not run."),
  "app-name-wrong": error("Django imports the app at start-up, and fails."),
  // Kinds of values
  "setting-wrong-type": error(REFUSES_TO_START),
  "origins-not-a-list": error(
    "Python takes a string for the list of its characters: no page is allowed, but `Origin: null` is, which any sandboxed frame sends.",
  ),
  "regexes-not-a-list": error(
    "Python takes a string for the list of its characters, and each of them is then a pattern of its own.",
  ),
  "names-not-a-list": error(LETTERS),
  "flag-from-text": warning("Any text is true in Python, also `False` and `0`."),
  // Origins
  "origins-joined": error("Python joins strings that stand side by side, so a missing comma makes one origin of two."),
  "origin-without-scheme": error(
    "Django finds no scheme in it. No page that it was meant for is allowed; where there is no host either, `Origin: null` is, which any sandboxed frame sends.",
  ),
  "origin-empty": error(
    "Django finds neither scheme nor host in it, as in `null`: it lets `Origin: null` in, which any sandboxed frame sends.",
  ),
  "origin-is-wildcard": error(
    "The list takes no `*`. Django finds neither scheme nor host in it, as in `null`: no page is allowed, but `Origin: null` is.",
  ),
  "origin-has-wildcard": error(NEVER_MATCHES),
  "origin-has-path": error(
    `An origin ends with its host or port. The middleware ignores the rest, but ${REFUSES_TO_START}`,
  ),
  "origin-not-lowercase": error(NEVER_MATCHES),
  "origin-has-default-port": error(NEVER_MATCHES),
  "origin-has-space": error(NEVER_MATCHES),
  "origin-matches-nothing": error(NEVER_MATCHES),
  "origin-crashes": error("Python raises ValueError for it, so every request with an `Origin` fails with 500."),
  "origin-null": warning("Every sandboxed frame and every local file sends `Origin: null`, whoever made it."),
  "origin-null-with-credentials": error(
    "Any page can send `null` from a sandboxed frame, and would read what a logged-in user sees.",
  ),
  "origin-insecure": warning(
    "Whoever is on the network can answer for a page on plain http, and read what a logged-in user sees.",
  ),
  "origin-in-development": warning(
    "Any program on a visitor's machine can serve a page there, and read what this API answers.",
  ),
  "loopback-twins": note(
    "`localhost` and `127.0.0.1` are different origins to a browser. A page is allowed only under the name that is listed.",
  ),
  "nobody-allowed": warning("The middleware runs and allows no origin."),
  // Regular expressions
  "regex-lets-everyone-in": error("Any site can read what this API answers."),
  "regex-lets-strangers-in": error(
    "Whoever owns that domain can read what this API answers. `re.match` begins at the start and accepts any ending, and `.` is any character.",
  ),
  "regex-open-end": warning("`re.match` begins at the start and accepts any ending."),
  "regex-invalid": error("Python raises re.error for it, so requests with an `Origin` fail with 500."),
  "regex-is-glob": error("In a pattern `*` repeats what stands before it, and `.` is any character."),
  "regex-matches-nothing": error("No browser sends an origin that it matches."),
  "regex-slow": warning(
    "Python's `re` backtracks: a made-up `Origin` header keeps a worker busy for as long as the sender likes.",
  ),
  // Names
  "setting-unknown": error(IGNORED),
  "setting-not-read": warning(IGNORED),
  "setting-renamed": warning("django-cors-headers 3.5 gave it a new name; the old one is still read."),
  "setting-shadowed": error("The new name wins where both are set, and this one is ignored."),
  "setting-removed": error(REFUSES_TO_START),
  // Credentials and wildcards
  "allow-all-with-credentials": error(
    "Django echoes every origin and allows credentials: any site can read what a logged-in user sees.",
  ),
  "allow-all-origins": note("Every site can read what this API answers without cookies: right for public data only."),
  "origins-beside-allow-all": warning("`CORS_ALLOW_ALL_ORIGINS` allows every origin, so the lists are never asked."),
  "wildcard-with-credentials": error(LITERAL),
  "wildcard-without-authorization": warning(
    '`*` covers every request header but `Authorization` (Fetch, "CORS non-wildcard request-header name").',
  ),
  // Methods and headers
  "method-not-uppercase": error(
    "Browsers send these methods in capitals and compare letter by letter, so the request is blocked.",
  ),
  "names-joined": error("Python joins strings that stand side by side, so a missing comma makes one name of two."),
  "name-invalid": error("Browsers refuse the whole list when one name has a character that names cannot have."),
  "default-headers-lost": warning("The list replaces the default one. Pages that send such a header are blocked."),
  "max-age-zero": note("Django leaves the header out for 0. Browsers then remember a preflight for 5 seconds."),
  // Paths
  "urls-never-match": error(
    "The pattern is matched from the start of the path, which begins with `/`. No path matches, so no CORS header is ever sent.",
  ),
  "urls-invalid": error("Python raises re.error for it, so every request fails with 500."),
  // CSRF and cookies
  "csrf-origin-without-scheme": error("Django 4 and newer want the scheme, and refuse to start without."),
  "csrf-origin-has-path": error("Django compares the whole origin, so a POST from there is refused with 403."),
  "csrf-origins-missing": warning(
    "Django's CSRF check answers 403 to a POST with a session cookie from an origin that is not listed there.",
  ),
  "samesite-none-object": warning(
    '`None` sends no SameSite attribute, and browsers then take `Lax`. The string `"None"` is what sends cookies to other sites.',
  ),
  "samesite-none-insecure": error(
    "Chromium drops a cookie with `SameSite=None` that is not `Secure`, and others follow.",
  ),
  "cookie-stays-home": warning(
    "A cookie with `SameSite=Lax` or `Strict` is not sent with requests from pages of another site, whatever CORS allows.",
  ),
  "credentials-not-allowed": note("Pages of other sites may get the cookie sent, but cannot read the answer."),
  // Redirects and hosts
  "ssl-redirect-in-development": warning("`runserver` speaks no https, so every call ends in a redirect to nothing."),
  "ssl-redirect": note(
    "A page that calls the API by http is redirected: preflighted requests fail if anything above the CORS middleware redirects. Call it by https.",
  ),
  "prepend-www": warning(
    "A call to the bare host is redirected to another origin; the browser then sends `Origin: null`, which is not allowed.",
  ),
  "allowed-hosts-empty": error("Django answers 400 to every request."),
  "allowed-host-invalid": error(
    "Django compares host names: no scheme, no port, no path. Requests to it are answered with 400.",
  ),
  // Elsewhere
  "headers-from-server": warning("Where both run, each answer has the header twice, and browsers refuse two values."),
  "headers-by-hand": warning(
    "The middleware replaces the header for origins that it allows; for all others this one stays.",
  ),
  "drf-session-without-credentials": note(
    "Pages of other origins cannot use the session, so they need tokens or `CORS_ALLOW_CREDENTIALS`.",
  ),
  // What is not known
  "signal-handler": note("A handler of `check_request_enabled` decides too, and is not read."),
  "value-unknown": note("It is known only when the project runs. Give its environment with `--env-file`."),
  "settings-unreadable": note("What is not read is not reviewed."),
}
