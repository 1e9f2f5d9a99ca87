import type { ExtraTopic } from "../messages/console-message.ts"
import { type Meanings, said } from "./meaning.ts"

type OtherTopic = Exclude<
  ExtraTopic,
  "allow-origin-not-matching" | "allow-origin-missing-or-wrong" | "preflight-not-successful" | "network-offline"
>

/** Messages that say less than one code, and messages that are not about CORS. */
export const otherMeanings: Meanings<OtherTopic> = {
  "request-did-not-succeed": {
    headline: () => "The request got no answer at all.",
    why: "Firefox calls it CORS, but most often it is the network: nothing listens there, the certificate is not trusted, the name does not resolve, an extension blocked it, or a redirect led nowhere.",
    fix: "Open the address in a tab. If the tab shows an error too, it is not CORS.",
  },
  "blocked-without-reason": {
    headline: () => "The browser blocked a request, and this text does not say why.",
    why: "The line with the reason stands before it or was cut off. Safari prints this line also when the network failed or the page was left.",
    fix: "Copy the whole message, with the line before it.",
  },
  "error-without-reason": {
    headline: () => "A request failed, and scripts are never told why.",
    why: "A server that is down, a certificate, a blocked port, an extension and CORS all look the same to a script, so that no page can spy with it. The reason stands in the console, in a line of its own.",
    fix: 'Copy the other red line: "Access to fetch at … has been blocked by CORS policy" in Chrome and Edge, "Cross-Origin Request Blocked" in Firefox, "… is not allowed by Access-Control-Allow-Origin" in Safari. If there is none, it is not CORS.',
  },
  "private-network-access": {
    headline: () => "An old rule about private networks (Private Network Access).",
    why: "Chrome 98 to 141 asked servers in private networks with a preflight of its own. Newer versions ask the user instead, and ignore the headers.",
    fix: "Update the browser, and allow the local network when it asks. For old versions, `allowPrivateNetwork` in the settings of ofcors sends the header.",
  },
  "content-security-policy": {
    headline: ({ url }) =>
      `The page's own Content-Security-Policy forbids the request${url === undefined ? "" : ` to \`${url}\``}.`,
    why: "It is not CORS: the server that serves the page says where its scripts may connect to. Nothing was sent.",
    fix: "Add the API's origin to connect-src, in the header or the meta element of the page. The API needs no change.",
  },
  "blocked-by-client": {
    headline: () =>
      "Something in the browser blocked the request: an ad blocker, another extension, or a rule of the company.",
    why: "It is not CORS, and nothing was sent.",
    fix: "Try a private window without extensions. Addresses with words such as ads, track or analytics are blocked most.",
  },
  "opaque-response-blocking": {
    headline: () => "The browser dropped an answer that does not fit what asked for it.",
    why: "An image, a script or a style sheet was asked for without CORS, and HTML, JSON or an error page came back. It is not CORS.",
    fix: "Open the address in a tab and look at the status and the Content-Type. To read data, use fetch.",
  },
  "frame-access": {
    headline: () => "A script reached into a window or frame of another origin.",
    why: "It is not CORS: pages never read each other's windows across origins, and no header allows it.",
    fix: "Use postMessage, with the other window's exact origin.",
  },
  "tainted-canvas": {
    headline: () => "The canvas holds an image that the page may not read.",
    why: "The image was loaded from another origin without CORS, so its pixels are closed to scripts.",
    fix: 'Load it with crossorigin="anonymous", and let its server send `Access-Control-Allow-Origin`.',
  },
  "http-status": {
    headline: ({ facts }) =>
      `The server answered with status ${facts["status"] ?? "400 or more"}; nothing here was blocked.`,
    why: "The browser prints such a line for every answer of 400 and more. If there is no other red line, the page could read the answer, and CORS is fine.",
    fix: "Look at what the server says about this status. If another line speaks of CORS, paste that one.",
  },
  "not-a-browser": {
    headline: () => "This comes from Node or an app, where CORS does not exist.",
    why: "Only browsers ask servers for permission. Here the server was not reached.",
    fix: "Look at the address, the port and the certificate; `cause` of the error says more.",
  },
  "server-refused": {
    headline: () => "The server's CORS layer refused the request.",
    why: "Spring answers `Invalid CORS request`, Starlette and FastAPI `Disallowed CORS …`, many Express programs `Not allowed by CORS`. The origin, the method or a header is not on the server's list.",
    fix: "Add the page's exact origin to the server's list.",
  },
  "csrf-refused": {
    headline: () => "The server's protection against forged requests (CSRF) refused it. CORS let it pass.",
    why: "It wants a token, or the page's origin on a list of its own. In Django that is CSRF_TRUSTED_ORIGINS, beside the list of CORS.",
    fix: "Add the page's origin to CSRF_TRUSTED_ORIGINS, and send the token (X-CSRFToken) with the request.",
  },
  "response-header-not-exposed": {
    headline: ({ facts }) => `The script may not read the response header ${said(facts, "name", "that it asks for")}.`,
    why: "Nothing is blocked. Of an answer from another origin scripts see only a few headers, unless the server names more.",
    fix: "Let the server send `Access-Control-Expose-Headers` with its name (`exposeHeaders` in ofcors).",
  },
  "cors-disabled": {
    headline: () => "Firefox could not do CORS at all.",
    why: "The setting content.cors.disable is on, or an extension sent the request.",
    fix: "Open about:config and reset content.cors.disable.",
  },
}
