import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

/** Explanations of causes in the page or in the URL it fetches. */
export const pageCauses: WireExplanations<CodesOfWireGroup["cause-page"]> = {
  "origin-null-page": {
    sentence: "The page has no origin, and the browser says `Origin: null`.",
    why: "A page that was opened from a file, from a `data:` URL or in a sandboxed frame stands for no site. Every site can make such a page, so a server that allows `null` allows everybody.",
    fix: "Serve the page over http, if only with `npx vite` or `python -m http.server`. In a frame of your own, add `allow-same-origin` to `sandbox`.",
    references: [references.asciiOrigin, references.originHeader],
  },
  "url-missing-scheme": {
    sentence: "The URL has no `http://`, so that the browser takes its host for a scheme.",
    why: "`localhost:8000/api` is a URL of the scheme `localhost:`. Browsers fetch only http and https from other origins, and say so with a message about CORS.",
    fix: "Write `http://localhost:8000/api`.",
    references: [references.specialSchemes, references.corsErrors],
  },
  "request-not-sendable": {
    sentence: "`fetch` refuses the request before anything is sent.",
    why: "Some methods, URLs with a user name, and contradicting options are refused in the page itself. No server ever hears of the request.",
    fix: "Correct the arguments of `fetch`; the message names what is wrong with them.",
    references: [references.requestConstructor],
  },
  "mixed-content": {
    sentence: "An https page may not fetch over plain http.",
    why: "What comes over http could have been changed on the way, and the page would no longer be as safe as its address says. Only `localhost` and loopback addresses are excepted. Nothing is sent.",
    fix: "Serve the API over https, or call it through the page's own server.",
    references: [references.mixedContent],
  },
  "local-network-access": {
    sentence: "A page of the public network reaches for a server on this machine or in the local network.",
    why: "Browsers protect routers, printers and development servers from the pages of strangers. An https page needs the user's permission, an http page gets none, and no header of the server changes that. The older `Access-Control-Allow-Private-Network` is no longer looked at.",
    fix: "Let the user permit it, or serve page and API from the same network. For tests in a browser without a window, grant the permission beforehand.",
    references: [references.localNetworkAccess, references.secureContexts],
  },
  "bad-port": {
    sentence: "Browsers never fetch from this port, because it belongs to another protocol.",
    why: "Mail servers, X11 and others have ports that browsers refuse, so that no page can talk to them in disguise. Nothing is sent.",
    fix: "Let the server listen on another port, such as 8000 or 8080.",
    references: [references.portBlocking],
  },
}
