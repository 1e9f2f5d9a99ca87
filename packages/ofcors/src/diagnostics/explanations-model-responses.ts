import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

const COOKIES = [references.cookies, references.thirdPartyCookies]

/** Explanations of what else the browser model finds in responses, and around them. */
export const modelResponses: WireExplanations<CodesOfWireGroup["model-response"]> = {
  "resource-policy": {
    sentence: "`Cross-Origin-Resource-Policy`, or its absence, keeps this page from the response.",
    why: "The server says who may embed its responses, or the page's `Cross-Origin-Embedder-Policy` wants every response to say so. It applies to requests without CORS.",
    fix: "Send `Cross-Origin-Resource-Policy: cross-origin`, or fetch with CORS.",
    references: [references.resourcePolicy],
  },
  "partial-response": {
    sentence: "An opaque partial response came to a request without `Range`.",
    why: "Mixed with other parts it could show a page what it must not read.",
    fix: "Answer with 206 only where `Range` was sent.",
    references: [references.requestMode],
  },
  "integrity-mismatch": {
    sentence: "The body does not match `integrity`.",
    why: "The file is not the one whose hash was written into the page.",
    fix: "Compute the hash anew, or find out who changed the file.",
    references: [references.integrity],
  },
  "integrity-opaque": {
    sentence: "`integrity` cannot be checked on an opaque response.",
    why: "What the page must not read cannot be compared for it either.",
    fix: 'Fetch with CORS: leave `mode: "no-cors"` out.',
    references: [references.integrity],
  },
  "cookie-not-sent": {
    sentence: "A cookie that the browser has was not sent.",
    why: "`SameSite`, `Secure`, `Partitioned` or the blocking of third-party cookies keeps it at home; the message says which.",
    fix: "Serve page and API on one site, or set the cookie with `SameSite=None; Secure`.",
    references: COOKIES,
  },
  "cookie-not-stored": {
    sentence: "A cookie of the response was not stored.",
    why: "Its attributes contradict each other, or the page is of another site; the message says which.",
    fix: "Set it with `SameSite=None; Secure`, over https.",
    references: COOKIES,
  },
  "response-from-cache": {
    sentence: "The answer came from the browser's HTTP cache, stored for another origin or for none.",
    why: "Without `Vary: Origin` the cache takes one page's answer for another's. Nothing is sent, so nothing shows in the server's log.",
    fix: "Send `Vary: Origin` with every answer of the URL.",
    references: [references.caches, references.vary],
  },
  "model-incomplete": {
    sentence: "The model cannot say what a browser would do.",
    why: "The request uses something that the browser model, or the runtime below it, does not have; the message says what.",
    fix: "Try it in the browser.",
    references: [references.corsProtocol],
  },
  aborted: {
    sentence: "The request's `signal` was aborted.",
    why: "The page gave it up itself.",
    fix: "Nothing, unless the page aborts too early.",
    references: [references.requestConstructor],
  },
}
