import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

const READ = [references.requestConstructor]
const MODE = [references.requestMode]

/** Explanations of what the browser model finds before anything is sent. */
export const modelRequests: WireExplanations<CodesOfWireGroup["model-request"]> = {
  "scheme-not-supported": {
    sentence: "Only http and https can be fetched from another origin.",
    why: "The URL has another scheme, often because `http://` was left out and the host counts as one.",
    fix: "Write `http://` or `https://`.",
    references: [references.corsErrors],
  },
  "same-origin-mode": {
    sentence: '`mode` is "same-origin", and the URL is of another origin.',
    why: "The page has asked the browser to fetch nothing from elsewhere.",
    fix: "Leave `mode` out.",
    references: MODE,
  },
  "no-cors-redirect-mode": {
    sentence: '`mode: "no-cors"` needs `redirect: "follow"`.',
    why: "An opaque response must not show whether there was a redirect.",
    fix: 'Leave `mode: "no-cors"` out: with it, no response can be read anyway.',
    references: MODE,
  },
  "stream-body": {
    sentence: "A stream as the body of a request needs HTTP/2.",
    why: "HTTP/1.x servers often cannot take a body of unknown length, so browsers do not send one.",
    fix: "Send a `Blob` or a text.",
    references: READ,
  },
  "keepalive-too-large": {
    sentence: "`keepalive` allows 64 KiB of body.",
    why: "Such requests outlive their page, and are kept small for that.",
    fix: "Send less, or without `keepalive`.",
    references: READ,
  },
  "not-cached": {
    sentence: '`cache: "only-if-cached"`, and nothing is stored.',
    why: "The page has asked the browser not to use the network.",
    fix: "Leave `cache` out.",
    references: READ,
  },
  "about-url": {
    sentence: "Of about: URLs only `about:blank` can be fetched.",
    why: "The others are pages of the browser itself.",
    fix: "Fetch an http or https URL.",
    references: READ,
  },
  "data-url-invalid": {
    sentence: "The data: URL does not parse.",
    why: "It has no comma, or its base64 is broken.",
    fix: "Write `data:text/plain,hello`.",
    references: READ,
  },
  "blob-url-unknown": {
    sentence: "No blob is known by this URL.",
    why: "It was revoked, or made by another page.",
    fix: "Make it with `URL.createObjectURL` in the same page, and revoke it later.",
    references: READ,
  },
  "local-network-insecure-page": {
    sentence: "A page that is not a secure context may not reach the local network.",
    why: "Anybody on the way could have put scripts into a plain http page.",
    fix: "Serve the page over https.",
    references: [references.localNetworkAccess, references.secureContexts],
  },
  "local-network-permission": {
    sentence: "A page of the public network needs the user's permission to reach the local network.",
    why: "Until it is given nothing is sent, and no header of the server changes that.",
    fix: "Let the user permit it; grant it beforehand in tests.",
    references: [references.localNetworkAccess],
  },
  "local-network-space-mismatch": {
    sentence: "`targetAddressSpace` does not say where the server is.",
    why: "The page named one address space, and the server's address belongs to another.",
    fix: "Name the right one, or leave it out.",
    references: [references.localNetworkAccess],
  },
  "invalid-url": {
    sentence: "The URL does not parse.",
    why: "`fetch` throws before anything is sent.",
    fix: "Build it with `new URL(path, base)`.",
    references: READ,
  },
  "url-has-credentials": {
    sentence: "The URL contains a user name or password, which `fetch` refuses.",
    why: "They would end up in logs and histories.",
    fix: "Send an `Authorization` header.",
    references: READ,
  },
  "forbidden-method": {
    sentence: "Script may not send this method.",
    why: "CONNECT, TRACE and TRACK reach into proxies and headers that pages must not see.",
    fix: "Use another method.",
    references: [references.forbiddenMethod],
  },
  "no-cors-method": {
    sentence: '`mode: "no-cors"` sends GET, HEAD and POST only.',
    why: "It is limited to what forms and images could always send.",
    fix: 'Leave `mode: "no-cors"` out, and allow the page in the server.',
    references: MODE,
  },
  "invalid-init": {
    sentence: "The options of `fetch` contradict each other or the standard.",
    why: "`fetch` throws before anything is sent; the message says which option it is.",
    fix: "Correct the option.",
    references: READ,
  },
  "header-dropped-no-cors": {
    sentence: 'A header was dropped, because `mode: "no-cors"` does not carry it.',
    why: "It carries only what forms could send: no `Authorization`, no `application/json`. Nothing says so; the server just gets less.",
    fix: 'Leave `mode: "no-cors"` out, and allow the header in the server.',
    references: MODE,
  },
}
