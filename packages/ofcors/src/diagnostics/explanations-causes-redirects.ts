import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

const READ = [references.redirectFetch, references.redirects]

/** Explanations of causes in where the server sends a request. */
export const redirectCauses: WireExplanations<CodesOfWireGroup["cause-redirect"]> = {
  "redirect-trailing-slash": {
    sentence: "The server redirects to the same address with, or without, a slash at its end.",
    why: "A preflight must not be redirected at all, and the redirect of any other request needs CORS headers of its own, which routers rarely add. A redirected POST also becomes a GET and loses its body.",
    fix: "Write the address in the page as the server wants it.",
    perStack: {
      Django: "`CorsMiddleware` must stand before `CommonMiddleware`, whose redirect has no headers otherwise.",
    },
    references: READ,
  },
  "redirect-to-https": {
    sentence: "The server redirects from http to https.",
    why: "A preflight must not be redirected. Where the redirect is followed, https is another origin than http, and from there on the browser says `Origin: null`.",
    fix: "Call the https address. If the server is behind a proxy that ends TLS, let it trust `X-Forwarded-Proto`, so that it does not redirect what came by https.",
    perStack: { Django: "`SECURE_PROXY_SSL_HEADER` names that header." },
    references: READ,
  },
  "redirect-to-other-host": {
    sentence: "The server redirects to another host.",
    why: "Both answers need CORS headers, and a preflight must not be redirected. After a redirect between two foreign origins the browser says `Origin: null`, which no list allows.",
    fix: "Call the final address directly.",
    references: READ,
  },
  "redirect-to-other-path": {
    sentence: "The server redirects to another path on the same host.",
    why: "A preflight must not be redirected, and the redirect of any other request needs CORS headers of its own.",
    fix: "Call the final address directly.",
    references: READ,
  },
  "redirect-to-login": {
    sentence: "The server redirects to a login page, where no script can follow.",
    why: "The request is not logged in: its cookie was not sent, or has ended. A person would see the login page; a script gets a redirect to another origin without CORS headers, and the browser calls it CORS.",
    fix: "Let the server answer 401 to requests of scripts, with CORS headers, and let the page send the user to the login. If cookies should have been sent, look at `credentials` in the page and at `SameSite` of the cookie.",
    references: READ,
  },
  "redirect-loop": {
    sentence: "The server redirects more than 20 times.",
    why: "Two rules send the request back and forth: a proxy that speaks http to a server that insists on https, or one that adds the slash that the other removes.",
    fix: "Let one of the addresses answer. Behind a proxy, make the server trust `X-Forwarded-Proto`.",
    references: READ,
  },
  "redirect-turned-origin-null": {
    sentence: "After a redirect across origins the browser says `Origin: null`, and the server does not allow that.",
    why: "When a foreign server redirects to yet another origin, the request no longer speaks for the page alone, and the browser hides its origin. A server that would allow the page does not recognise it. Allowing `null` is no way out: every site can produce it.",
    fix: "Call the final address directly.",
    references: [references.redirectFetch, references.originHeader],
  },
  "redirect-unusable": {
    sentence: "The server redirects to an address that browsers do not follow.",
    why: "`Location` is no URL, or leads away from http and https.",
    fix: "Correct `Location` in the server.",
    references: READ,
  },
}
