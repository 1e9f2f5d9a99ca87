import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

/** Explanations of what a check warns of although nothing is blocked. */
export const checkWarnings: WireExplanations<CodesOfWireGroup["check-warning"]> = {
  "wildcard-for-cookies": {
    sentence: "The server sends `*` together with `Access-Control-Allow-Credentials`.",
    why: "One of the two is a mistake: `*` is for everybody and without cookies, credentials are for named origins. As soon as a page sends cookies, browsers block it.",
    fix: "List the origins, or remove `Access-Control-Allow-Credentials`.",
    references: [references.credentials],
  },
  "authorization-under-wildcard": {
    sentence: "`Access-Control-Allow-Headers: *` does not cover `Authorization` by the standard.",
    why: "Chromium, Firefox and WebKit still let it pass without credentials, and the first two print a warning that they will stop.",
    fix: "List `authorization` by name beside `*`, or all headers by name.",
    references: [references.preflight],
  },
  "any-origin-reflected": {
    sentence: "The server allows whichever origin asks, by sending it back.",
    why: "With cookies, every site that a user visits can read the API as that user. Without, it is `*` in disguise, and caches suffer.",
    fix: "Keep a list of origins and send back only what is in it. If everybody may read, send `*`.",
    references: [references.credentials, references.webOrigin],
  },
  "null-origin-allowed": {
    sentence: "The server allows `Origin: null`.",
    why: "Every site can produce a page without origin, in a sandboxed frame, so `null` allows everybody.",
    fix: "Remove `null` from the list.",
    references: [references.originHeader],
  },
  "development-origin-allowed": {
    sentence: "A server in production allows `http://localhost:3000`.",
    why: "Any program on a user's machine that listens on that port can serve a page which reads the API, with the user's cookies where these are allowed.",
    fix: "Keep development origins in the development settings.",
    references: [references.webOrigin],
  },
  "preflight-not-cached": {
    sentence: "The preflight's answer is kept for five seconds or less.",
    why: "Without `Access-Control-Max-Age` nearly every request of the page is two round trips. Chromium keeps answers for at most 7,200 seconds, Firefox for 86,400, WebKit for 600.",
    fix: "Send `Access-Control-Max-Age: 7200`.",
    references: [references.maxAge],
  },
  "body-lost-in-redirect": {
    sentence: "A redirect turns the request into a GET and drops its body.",
    why: "301 and 302 do that to a POST, 303 to everything. The page gets an answer, but to another request.",
    fix: "Call the final address directly, or let the server redirect with 307 or 308.",
    references: [references.redirectFetch, references.redirects],
  },
  "body-breaks-off": {
    sentence: "The response arrives, but its body breaks off.",
    why: "The page gets status and headers; reading the body then fails with a network error that is easily taken for CORS. The server died while it was writing, or announced a wrong length.",
    fix: "Read the server's log, and compare `Content-Length` with what is sent.",
    references: [references.httpMessages],
  },
  "control-characters-in-answer": {
    sentence: "The server's headers contain control characters.",
    why: "They could move the cursor of a terminal, or change what it shows. They come from a server that repeats what it was sent, or from one that means harm.",
    fix: "Nothing is to be done where they were read: ofcors shows them as `?`. In the server, never write foreign text into headers.",
    references: [references.httpMessages],
  },
  "time-ran-out": {
    sentence: "The time was up before everything was asked.",
    why: "A check is limited as a whole. What could not be asked any more cannot support a cause.",
    fix: "Give it more with `--timeout 60`, or find out why the server is slow.",
    references: [references.corsErrors],
  },
}
