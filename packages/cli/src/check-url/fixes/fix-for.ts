import type { Cause, CauseCode, WarningCode } from "../causes/cause.ts"
import { type Evidence, failingAnswer } from "../evidence.ts"
import { wordsOfFront } from "../stack/fingerprints.ts"
import type { Stack } from "../stack/recognise.ts"
import { anyRecipe } from "./any.ts"
import { type Desired, desiredPolicy } from "./desired.ts"
import type { Fix, Recipe } from "./fix.ts"
import {
  type SpecialRecipe,
  anyCookieRecipe,
  anyCsrfRecipe,
  anyHostRecipe,
  cookieRecipes,
  csrfRecipes,
  hostRecipes,
  loginRecipe,
} from "./beside-cors.ts"
import { frontEndLines } from "./front-end.ts"
import { javascriptRecipes } from "./javascript.ts"
import { platformRecipes } from "./platforms.ts"
import { proxyRecipes } from "./proxies.ts"
import { pythonRecipes } from "./python.ts"

const recipes: Readonly<Record<string, Recipe>> = {
  ...javascriptRecipes,
  ...pythonRecipes,
  ...proxyRecipes,
  ...platformRecipes,
}

const IN_THE_PAGE = "in the page's code"

/** The fix of a cause for the software at hand. All causes of a check that the server can mend share one snippet. */
export function fixFor(cause: Cause<WarningCode>, causes: readonly Cause[], evidence: Evidence, stack: Stack): Fix {
  const { request } = evidence
  const url = cause.facts?.["url"]
  switch (cause.code) {
    case "redirect-trailing-slash":
    case "redirect-to-https":
    case "redirect-to-other-host":
    case "redirect-to-other-path":
    case "redirect-turned-origin-null":
    case "url-missing-scheme":
    case "wrong-port":
      if (url === undefined && cause.code === "wrong-port") break
      return { stack: "fetch", where: IN_THE_PAGE, snippet: frontEndLines(request, url === undefined ? {} : { url }) }
    case "client-sends-response-header":
      return {
        stack: "fetch",
        where: IN_THE_PAGE,
        snippet: frontEndLines(request, { without: cause.facts?.["names"]?.split(",") ?? [] }),
      }
    case "credentials-mode-missing":
      return { stack: "fetch", where: IN_THE_PAGE, snippet: frontEndLines(request, { credentials: true }) }
    default:
      break
  }
  if (cause.code === "request-method-not-listed" && cause.facts?.["inPage"] === "true") {
    const method = cause.facts["method"]
    return {
      stack: "fetch",
      where: IN_THE_PAGE,
      snippet: frontEndLines(request, method === undefined ? {} : { method }),
    }
  }
  const special = specialFix(cause, evidence, stack)
  if (special !== undefined) return special
  const words = WITHOUT_HEADERS[cause.code]
  if (words !== undefined) return { stack: "any", where: words.where, snippet: words.write(evidence) }
  const desired = desiredPolicy(evidence, causes, stack.corsLayer)
  return serverFix(desired, layerAtFault(evidence, causes, stack))
}

function serverFix(desired: Desired, layer: string): Fix {
  const recipe = recipes[layer]
  return recipe === undefined
    ? { stack: "any", where: anyRecipe.where, snippet: anyRecipe.write(desired) }
    : { stack: layer, where: recipe.where, snippet: recipe.write(desired) }
}

/** The layer that has to change: the application, unless what stands in front of it wrote the answer itself. */
function layerAtFault(evidence: Evidence, causes: readonly Cause[], { name, front }: Stack): string {
  if (front === undefined || front === name) return name
  const [first] = causes
  if (first?.code === "headers-set-twice") return front
  const answer = failingAnswer(evidence)
  return answer !== undefined && wordsOfFront(front).some((sign) => sign.test(answer.body)) ? front : name
}

const SPECIAL: Readonly<Partial<Record<WarningCode, (stack: string) => SpecialRecipe | undefined>>> = {
  "csrf-refused": (stack) => csrfRecipes[stack] ?? anyCsrfRecipe,
  "host-not-allowed": (stack) => hostRecipes[stack] ?? anyHostRecipe,
  "cookies-not-sent": (stack) => cookieRecipes[stack] ?? anyCookieRecipe,
  "redirect-to-login": () => loginRecipe,
}

/** Settings beside CORS that refuse a request. */
function specialFix(cause: Cause<WarningCode>, { page, subject }: Evidence, { name }: Stack): Fix | undefined {
  const recipe = SPECIAL[cause.code]?.(name)
  if (recipe === undefined) return undefined
  const host = new URL(subject.url).hostname
  return { stack: name, where: recipe.where, snippet: recipe.write({ host, origin: page.origin }) }
}

/** What no CORS header mends. */
const WITHOUT_HEADERS: Readonly<
  Partial<Record<CauseCode | WarningCode, { readonly where: string; write(evidence: Evidence): string }>>
> = {
  "not-blocked": { where: "nowhere", write: () => "" },
  "dns-failure": { where: "in the page's code, or in the name server", write: () => "Check the host's name." },
  "connection-refused": {
    where: "on the server",
    write: ({ request }) => `Start the server, and let it listen on ${hostOf(request.url)}.`,
  },
  "wrong-port": { where: "on the server", write: () => "Let it listen on another port, such as 8000." },
  "connection-reset": {
    where: "on the server",
    write: () => "Read the server's log: it closed the connection without an answer.",
  },
  timeout: { where: "on the server", write: () => "Read the server's log: it did not answer in time." },
  "malformed-answer": {
    where: "on the server",
    write: () => "Let it speak HTTP/1.1; check that this is the right port.",
  },
  "tls-failure": {
    where: "on the server",
    write: () =>
      "Install a certificate that browsers trust, for this very name; for development use http://localhost, or a tool like mkcert.",
  },
  "origin-null-page": {
    where: "where the page comes from",
    write: () =>
      'npx vite        # or any other way to serve the page over http\n# in a frame of your own: <iframe sandbox="allow-scripts allow-same-origin" …>',
  },
  "local-network-access": {
    where: "in the browser",
    write: () =>
      "Permit the page to reach devices in the local network when the browser asks, or serve page and API from one network.",
  },
  "mixed-content": {
    where: IN_THE_PAGE,
    write: ({ request }) => frontEndLines(request, { url: request.url.replace(/^http:/, "https:") }),
  },
  "bad-port": { where: "on the server", write: () => "Let it listen on another port, such as 8000 or 8080." },
  "request-not-sendable": { where: IN_THE_PAGE, write: () => "Correct the arguments of fetch." },
  "redirect-unusable": { where: "on the server", write: () => "Let Location be an http or https address." },
  "cause-unknown": { where: "on the server", write: () => "Read its log for the second of this check." },
  "time-ran-out": { where: "in the shell", write: () => "ofcors check … --timeout 60" },
  "preflight-not-cached": {
    where: "on the server, in the answers to preflights",
    write: () => "Access-Control-Max-Age: 7200",
  },
  "body-lost-in-redirect": {
    where: IN_THE_PAGE,
    write: ({ request, primary }) =>
      frontEndLines(request, { url: primary.exchanges.at(-1)?.request.url ?? request.url }),
  },
  "body-breaks-off": { where: "on the server", write: () => "Read its log: it stops in the middle of the answer." },
  "control-characters-in-answer": {
    where: "on the server",
    write: () => "Never write into a header what came from outside.",
  },
  "development-origin-allowed": {
    where: "in the production settings",
    write: () => "Remove http://localhost:3000 from the allowed origins.",
  },
  "redirect-loop": {
    where: "on the server",
    write: () =>
      "Let one of the two addresses answer instead of redirecting; behind a proxy, check `X-Forwarded-Proto`.",
  },
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
