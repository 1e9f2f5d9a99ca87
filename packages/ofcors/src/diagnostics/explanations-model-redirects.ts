import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

const READ = [references.redirectFetch]

/** Explanations of what the browser model finds on redirects. */
export const modelRedirects: WireExplanations<CodesOfWireGroup["model-redirect"]> = {
  "redirect-has-credentials": {
    sentence: "The redirect leads to a URL with a user name or password.",
    why: "A page could otherwise learn or guess the credentials of another site.",
    fix: "Remove the user name from `Location`.",
    references: READ,
  },
  "redirect-scheme": {
    sentence: "The redirect leaves http and https.",
    why: "Scripts are not led to files, `data:` URLs or programs.",
    fix: "Correct `Location`.",
    references: READ,
  },
  "redirect-location-invalid": {
    sentence: "The redirect's `Location` is no URL.",
    why: "It does not parse, or there are several that differ.",
    fix: "Send one `Location` that is a URL, absolute or relative.",
    references: READ,
  },
  "redirect-not-allowed": {
    sentence: 'A redirect came, and `redirect` is "error".',
    why: "The page said that it wants no redirects.",
    fix: 'Call the final address, or leave `redirect` at "follow".',
    references: READ,
  },
  "redirect-limit": {
    sentence: "More than 20 redirects came.",
    why: "Browsers give up after 20, because it is a loop.",
    fix: "Find the two rules that redirect to each other.",
    references: READ,
  },
  "redirect-of-stream": {
    sentence: "A redirect cannot repeat a body that is a stream.",
    why: "What was read from a stream is gone.",
    fix: "Send a `Blob` or a text, or call the final address.",
    references: READ,
  },
  "origin-turned-null": {
    sentence: "After a redirect across origins the browser says `Origin: null`.",
    why: "A foreign server has decided where the request goes, and the browser no longer vouches for the page.",
    fix: "Call the final address directly.",
    references: [references.redirectFetch, references.originHeader],
  },
  "method-rewritten": {
    sentence: "The redirect turned the method into GET and dropped the body.",
    why: "301 and 302 do so with POST, 303 with everything but HEAD.",
    fix: "Redirect with 307 or 308, or call the final address.",
    references: READ,
  },
  "authorization-dropped": {
    sentence: "`Authorization` was dropped on a redirect to another origin.",
    why: "A token for one server is not shown to another.",
    fix: "Call the final address with its own token.",
    references: READ,
  },
}
