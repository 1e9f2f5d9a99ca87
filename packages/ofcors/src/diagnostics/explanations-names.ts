import type { CodesOfGroup, Explanations } from "./explanation.ts"
import { references } from "./explanations-references.ts"

/** Explanations of mistakes in lists of methods and headers. */
export const nameExplanations: Explanations<CodesOfGroup["names"]> = {
  "method-invalid": {
    why: "A method is a word of letters, digits and a few signs, without spaces or commas. A browser fails the whole preflight when one entry of `Access-Control-Allow-Methods` does not parse, so this one would block every method.",
    fix: 'Make each method an entry of its own: `allowMethods: ["GET", "PUT"]`. An empty entry usually comes from a trailing comma in a variable that was split.',
    bad: { settings: { allowedOrigins: ["https://app.example.com"], allowMethods: ["GET, PUT"] } },
    facts: { setting: "allowMethods[0]", value: "GET, PUT" },
    good: { settings: { allowedOrigins: ["https://app.example.com"], allowMethods: ["GET", "PUT"] } },
    references: [references.methods, references.tokens, references.corsResponses],
  },
  "method-forbidden": {
    why: "`fetch` and `XMLHttpRequest` throw for CONNECT, TRACE and TRACK, because TRACE could show scripts the cookies that are hidden from them, and CONNECT is meant for proxies. Allowing them has no effect.",
    fix: "Remove the entry. Tools that are not browsers need no CORS, so the method works for them without being listed.",
    bad: { settings: { allowedOrigins: ["https://app.example.com"], allowMethods: ["GET", "TRACE"] } },
    facts: { setting: "allowMethods[1]", value: "TRACE" },
    good: { settings: { allowedOrigins: ["https://app.example.com"], allowMethods: ["GET"] } },
    references: [references.forbiddenMethod],
  },
  "header-invalid": {
    why: "A header's name is a word of letters, digits and a few signs, without spaces, colons or line breaks. A browser fails the whole preflight when one entry of `Access-Control-Allow-Headers` does not parse, and a line break could even end the header and start another.",
    fix: 'Write the name alone, without its colon or value, and make each name an entry of its own: `allowHeaders: ["content-type", "x-auth-token"]`.',
    bad: { settings: { allowedOrigins: ["https://app.example.com"], allowHeaders: ["X-Auth-Token: secret"] } },
    facts: { setting: "allowHeaders[0]", value: "X-Auth-Token: secret" },
    good: { settings: { allowedOrigins: ["https://app.example.com"], allowHeaders: ["x-auth-token"] } },
    references: [references.fieldNames, references.tokens, references.corsResponses],
  },
  "header-forbidden": {
    why: "Browsers reserve some headers for themselves. A script cannot set `Cookie`, `Origin`, `Host` or anything that begins with `Sec-` or `Proxy-`, and cannot read `Set-Cookie`. Listing them changes nothing and hides the setting that would.",
    fix: 'Remove the entry. To let pages send cookies, set `allowCredentials: true` and use `credentials: "include"` in the page. To let a script read a value, send it in another response header and list that in `exposeHeaders`.',
    bad: {
      settings: { allowedOrigins: ["https://app.example.com"], allowCredentials: true, allowHeaders: ["Cookie"] },
    },
    facts: { setting: "allowHeaders[0]", value: "Cookie" },
    good: { settings: { allowedOrigins: ["https://app.example.com"], allowCredentials: true } },
    references: [references.forbiddenRequestHeader, references.forbiddenResponseHeader],
  },
  "header-of-responses": {
    why: "The `Access-Control-Allow-…` headers are the server's answer and are written for you. A page that sends one itself gets nothing for it but a preflight; if it worked, any page could let itself in.",
    fix: "Remove the entry here, and remove the header from the page's request. What the page may do is decided by `allowedOrigins` and the other settings.",
    bad: {
      settings: { allowedOrigins: ["https://app.example.com"], allowHeaders: ["Access-Control-Allow-Origin"] },
    },
    facts: { setting: "allowHeaders[0]", value: "Access-Control-Allow-Origin" },
    good: { settings: { allowedOrigins: ["https://app.example.com"], allowHeaders: ["content-type"] } },
    references: [references.corsResponses],
  },
}
