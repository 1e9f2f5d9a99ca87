import { differenceInWords } from "./difference.ts"
import { answerOf, type Meanings, said } from "./meaning.ts"

/** Messages about the CORS headers of a response, on the request itself and on its preflight. */
export const responseHeaderMeanings: Meanings<
  | "allow-origin-missing"
  | "allow-origin-missing-or-wrong"
  | "allow-origin-wildcard-with-credentials"
  | "allow-origin-multiple"
  | "allow-origin-invalid"
  | "allow-origin-mismatch"
  | "allow-origin-not-matching"
  | "allow-credentials-not-true"
  | "preflight-redirect"
  | "preflight-status"
  | "preflight-not-successful"
  | "allow-methods-malformed"
  | "allow-headers-malformed"
  | "method-not-allowed"
  | "header-not-allowed"
  | "authorization-covered-by-wildcard"
> = {
  "allow-origin-missing": {
    headline: (message) => {
      const status = message.facts["status"]
      return `${answerOf(message)}${status === undefined ? "" : ` (status ${status})`} has no \`Access-Control-Allow-Origin\`.`
    },
    why: "A page may read an answer of another origin only if the answer says so in this header. It is missing, because CORS is not set up for this address, because this page's origin is not on the server's list, or because something else answered: an error page, a proxy, a redirect.",
    fix: "Let the server answer with `Access-Control-Allow-Origin` and the page's origin, on errors too. Nothing in the page can replace it.",
  },
  "allow-origin-missing-or-wrong": {
    headline: ({ facts, origin }) => {
      const status = facts["status"]
      return `The server's answer${status === undefined ? "" : ` (status ${status})`} does not allow ${origin === undefined ? "this page's origin" : `\`${origin}\``}.`
    },
    why: "A page may read an answer of another origin only if the answer names the page's origin in `Access-Control-Allow-Origin`. Here the header is missing or holds something else.",
    fix: "Look at the answer's headers: if there is no `Access-Control-Allow-Origin`, CORS is not set up there or this origin is not on the list; if there is one, it has to be exactly the page's origin.",
  },
  "allow-origin-wildcard-with-credentials": {
    headline: (message) =>
      `${answerOf(message)} allows everyone (\`*\`), which does not count for a request with cookies.`,
    why: "The page sends the request with credentials: \"include\" (in Axios: withCredentials). For such requests browsers want the page's own origin in `Access-Control-Allow-Origin`; `*` would open each user's data to every site.",
    fix: 'If no cookies are needed, leave out credentials: "include". Otherwise let the server answer with the page\'s origin by name and `Access-Control-Allow-Credentials: true`.',
  },
  "allow-origin-multiple": {
    headline: ({ facts }) =>
      `\`Access-Control-Allow-Origin\` holds several values${facts["value"] === undefined ? "" : `: \`${facts["value"]}\``}.`,
    why: "Browsers accept exactly one origin or `*`. Two values mean that two layers set the header (the application and a proxy, or a middleware used twice), or that a whole list was written into it.",
    fix: "Let one layer alone set it. To allow several origins, keep the list on the server and answer with the one that asked.",
  },
  "allow-origin-invalid": {
    headline: ({ facts }) =>
      `\`Access-Control-Allow-Origin\` is ${said(facts, "value", "empty or no origin")}, which is no origin.`,
    why: "The value has to be one origin, as in `https://app.example.com`, or `*`. A host without its scheme, a pattern, a list, quotation marks or a variable that was not set never match.",
    fix: "Write the page's origin as the browser's address bar shows it: scheme, host and port, without a slash at the end.",
  },
  "allow-origin-mismatch": {
    headline: ({ facts, origin }) => {
      const value = facts["value"]
      const header = `\`Access-Control-Allow-Origin\` is ${said(facts, "value", "another origin")}`
      if (origin === undefined || value === undefined) return `${header}, which is not the page's origin.`
      // The header is right for the page, but not for `null`.
      if (value === origin)
        return `After a redirect to another origin the browser sent \`Origin: null\`, and ${header}.`
      return `${header}, and the page is \`${origin}\`.${differenceInWords(value, origin)}`
    },
    why: "Browsers compare the two as text. Another port, http instead of https, www, a slash at the end, `127.0.0.1` instead of `localhost`: each makes it another origin. After a redirect to another origin the browser sends `null`.",
    fix: "Let the server answer with exactly the page's origin. If one server has several front ends, keep a list and answer with the one that asked, together with `Vary: Origin`.",
  },
  "allow-origin-not-matching": {
    headline: ({ facts }) =>
      `\`Access-Control-Allow-Origin\` is ${said(facts, "value", "empty")}, which is not the page's origin.`,
    why: "The value in the message is the server's header, not the page's origin. Browsers compare the two as text: another port or scheme, a slash at the end, a list or two values never match.",
    fix: "Let the server answer with exactly the page's origin, once. To allow several, keep the list on the server and answer with the one that asked.",
  },
  "allow-credentials-not-true": {
    headline: (message) =>
      `${answerOf(message)} does not allow credentials: \`Access-Control-Allow-Credentials\` is ${said(message.facts, "value", "missing or not `true`")}.`,
    why: 'The page sends the request with credentials: "include" (in Axios: withCredentials). Then the answer must hold `Access-Control-Allow-Credentials: true`, in lower case and once; `True` and `1` do not count.',
    fix: 'If no cookies are needed, leave out credentials: "include". Otherwise let the server send `Access-Control-Allow-Credentials: true`, on the preflight and on the answer.',
  },
  "preflight-redirect": {
    headline: () => "The preflight was answered with a redirect.",
    why: "Before this request the browser asks with OPTIONS whether it may send it, and it follows no redirect of that question. Servers redirect to add or remove a slash, to go to https or to another host, or to a login page.",
    fix: "Call the address that the redirect leads to. If it leads to a login page, answer OPTIONS before authentication.",
  },
  "preflight-status": {
    headline: ({ facts }) =>
      `The preflight was answered with ${facts["status"] === undefined ? "an error status" : `status ${facts["status"]}`}.`,
    why: "Before this request the browser asks with OPTIONS whether it may send it. The answer needs a status from 200 to 299; the browser never got as far as the request itself. 404 and 405 mean that nothing answers OPTIONS there, 401 and 403 that authentication runs first.",
    fix: "Let CORS answer OPTIONS before routing and before authentication. Preflights never carry cookies or Authorization.",
  },
  "preflight-not-successful": {
    headline: ({ facts }) => {
      const status = facts["status"]
      if (status === undefined) return "The preflight was not answered with a good status."
      return status.startsWith("3")
        ? `The preflight was answered with a redirect (status ${status}).`
        : `The preflight was answered with status ${status}.`
    },
    why: "Before this request the browser asks with OPTIONS whether it may send it. The answer needs a status from 200 to 299, and redirects are not followed. 404 and 405 mean that nothing answers OPTIONS there, 401 and 403 that authentication runs first.",
    fix: "Let CORS answer OPTIONS before routing, redirects and authentication. If it is a redirect, call the final address.",
  },
  "allow-methods-malformed": {
    headline: ({ facts }) =>
      `\`Access-Control-Allow-Methods\` cannot be read${(facts["element"] ?? facts["value"]) ? `: ${said(facts, "element", said(facts, "value", ""))}` : ""}.`,
    why: "The header is a list of methods with commas between them. One bad element (spaces, semicolons, brackets, quotation marks) voids all of it, whatever method the page wants.",
    fix: "Send `Access-Control-Allow-Methods: GET, POST, PUT, DELETE`.",
  },
  "allow-headers-malformed": {
    headline: ({ facts }) =>
      `\`Access-Control-Allow-Headers\` cannot be read${(facts["element"] ?? facts["value"]) ? `: ${said(facts, "element", said(facts, "value", ""))}` : ""}.`,
    why: "The header is a list of header names with commas between them. One bad element (spaces, semicolons, brackets, a colon) voids all of it.",
    fix: "Send `Access-Control-Allow-Headers: Content-Type, Authorization`.",
  },
  "method-not-allowed": {
    headline: ({ facts }) =>
      `The preflight's answer does not allow the method ${said(facts, "method", "of this request")}.`,
    why: "Every method but GET, HEAD and POST has to be listed in `Access-Control-Allow-Methods` of the preflight's answer, spelled the same. `*` does not count for requests with cookies. Write `PATCH` in capitals in the page as well: browsers do not correct it.",
    fix: "Add the method to the methods that the server's CORS settings allow.",
  },
  "header-not-allowed": {
    headline: ({ facts }) =>
      `The preflight's answer does not allow the request header ${said(facts, "name", "that the page sets")}.`,
    why: "Headers that a script sets (Authorization, Content-Type: application/json, anything of your own) have to be listed in `Access-Control-Allow-Headers` of the preflight's answer. `*` does not count for requests with cookies.",
    fix: "Add it to the headers that the server's CORS settings allow. If its name begins with `Access-Control-Allow-`, take it out of the page instead: it is a header of answers.",
  },
  "authorization-covered-by-wildcard": {
    headline: () => "A warning: `Access-Control-Allow-Headers: *` will not cover Authorization for ever.",
    why: "Nothing is blocked today. By the standard `*` stands for every request header but Authorization, and Firefox says that it will keep to it.",
    fix: "List it beside the star: `Access-Control-Allow-Headers: *, Authorization`.",
  },
}
