import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

/** Explanations of causes in cookies, and in what protects them. */
export const cookieCauses: WireExplanations<CodesOfWireGroup["cause-cookie"]> = {
  "credentials-with-wildcard": {
    sentence: "The page sends its cookies, and the server allows `*`.",
    why: "With credentials `*` means nothing, neither as the origin nor among methods and headers: a server that lets everybody in must not do so with the user's cookies. It has to name the one origin that asked.",
    fix: 'Keep a list of origins in the server, send back the one that matches, and add `Access-Control-Allow-Credentials: true` and `Vary: Origin`. If the page needs no cookies, remove `credentials: "include"`.',
    references: [references.credentials, references.corsCheck],
  },
  "allow-credentials-missing": {
    sentence: "The page sends its cookies, and the server does not answer `Access-Control-Allow-Credentials: true`.",
    why: "Cookies need a permission of their own, on the preflight and on the response. Only `true` counts, in lower case and once: `True`, `1` and a repeated header do not.",
    fix: 'Allow credentials in the server\'s CORS settings, or remove `credentials: "include"` (with Axios `withCredentials: true`) from the page.',
    perStack: { Django: "`CORS_ALLOW_CREDENTIALS = True`", Flask: "`CORS(app, supports_credentials=True)`" },
    references: [references.credentials, references.corsErrors],
  },
  "cookies-not-sent": {
    sentence: "CORS is in order, but the browser does not send the cookies.",
    why: "Page and server belong to different sites, and cookies stay at home there unless they say `SameSite=None; Secure`. Many browsers block them even then, or keep them apart for each page. The server sees nobody and answers 401, 403 or a login page.",
    fix: "Serve page and API on one site (`app.example.com` and `api.example.com`), or through one origin. Otherwise set the cookie with `SameSite=None; Secure; Partitioned`.",
    references: [references.cookies, references.thirdPartyCookies],
  },
  "credentials-mode-missing": {
    sentence: "CORS is in order, but the page does not send its cookies.",
    why: "Across origins `fetch` and Axios leave cookies at home unless they are told to send them. A server that knows its users by cookies then answers 401 or 403.",
    fix: 'Write `credentials: "include"` (with Axios `withCredentials: true`), for the login too, and allow credentials in the server.',
    references: [references.credentials, references.corsGuide],
  },
  "csrf-refused": {
    sentence: "CORS is in order: the server's CSRF protection refuses the request.",
    why: "Allowing an origin to read does not make the server trust it with forms. The CSRF protection wants its token, or the origin in a list of its own, and its refusal is an ordinary answer that the page can read.",
    fix: "Add the page's origin to the trusted origins of the CSRF protection and send its token, or use tokens instead of cookies.",
    perStack: { Django: '`CSRF_TRUSTED_ORIGINS = ["https://app.example.com"]`, with the scheme.' },
    references: [references.csrf],
  },
}
