import type { Topic } from "../messages/console-message.ts"
import { type Meanings, said } from "./meaning.ts"

type NetworkCode = Extract<
  Topic,
  | `network-${string}`
  | "body-broken"
  | "proxy-authentication"
  | "aborted"
  | "resource-policy"
  | `integrity-${string}`
  | `cookie-${string}`
>

const NOT_CORS = "This has nothing to do with CORS: the request got no answer that could be looked at."

/** Messages about the network, cookies and caches. */
export const networkMeanings: Meanings<NetworkCode | "network-offline"> = {
  "network-dns": {
    headline: () => "The server's name does not resolve.",
    why: NOT_CORS,
    fix: "Look for a typing mistake in the host, and at the network.",
  },
  "network-refused": {
    headline: () => "Nothing listens at this address.",
    why: NOT_CORS,
    fix: "Start the server, and look at its port. In a container it must listen on 0.0.0.0.",
  },
  "network-reset": {
    headline: () => "The connection ended before an answer came.",
    why: NOT_CORS,
    fix: "Look at the server's log: it crashed, or speaks TLS where http was used, or the other way round.",
  },
  "network-tls": {
    headline: () => "The secure connection failed.",
    why: `${NOT_CORS} A certificate that the browser does not trust is the usual reason; scripts cannot click a warning away.`,
    fix: "Open the address in a tab: the browser says what it does not like. For development, use a certificate that it trusts (mkcert), or plain http on localhost.",
  },
  "network-timeout": {
    headline: () => "No answer came in time.",
    why: NOT_CORS,
    fix: "Look for a firewall, a wrong address, or a server that is stuck.",
  },
  "network-malformed": {
    headline: () => "What came back is no HTTP answer.",
    why: NOT_CORS,
    fix: "Look at what listens on this port, and at its log.",
  },
  "network-offline": {
    headline: () => "The browser is offline, or changed its network.",
    why: NOT_CORS,
    fix: "Try again.",
  },
  "body-broken": {
    headline: () => "The answer broke off in the middle.",
    why: NOT_CORS,
    fix: "Look at the log of the server and of the proxy before it.",
  },
  "proxy-authentication": {
    headline: () => "The server answered 407, as only a proxy may.",
    why: "Browsers drop such an answer.",
    fix: "Answer with 401.",
  },
  aborted: {
    headline: () => "The page gave the request up.",
    why: "Its AbortController was used, or the page was left.",
    fix: "Look for abort() in the page: React calls effects twice in development.",
  },
  "resource-policy": {
    headline: () => "A `Cross-Origin-Resource-Policy` keeps the page from this answer.",
    why: "It is another rule than CORS, for requests without CORS and for pages with a Cross-Origin-Embedder-Policy.",
    fix: "Let the server send `Cross-Origin-Resource-Policy: cross-origin`, or fetch with CORS (in HTML: crossorigin).",
  },
  "integrity-mismatch": {
    headline: () => "The file is not the one that the integrity attribute names.",
    why: "Its content changed, or the hash is wrong. CORS let it pass.",
    fix: "Compute the hash again, after making sure that the change is meant.",
  },
  "integrity-opaque": {
    headline: () => "The integrity attribute needs a request with CORS.",
    why: "An answer that the page may not read cannot be checked.",
    fix: 'Add crossorigin="anonymous" to the element, and let the server allow the page.',
  },
  "cookie-not-stored": {
    headline: ({ facts }) => `The cookie ${said(facts, "name", "")} was not stored.`.replace("  ", " "),
    why: 'CORS does not decide that. Across sites a cookie needs SameSite=None and Secure, some browsers block it even then, and the page must say credentials: "include".',
    fix: "Serve page and API from one site, or set the cookie with `SameSite=None; Secure`.",
  },
}
