import type { CodesOfGroup, Explanations } from "./explanation.ts"
import { references } from "./explanations-references.ts"

/** Explanations of settings that would give cookies' worth of trust to strangers, or that browsers refuse. */
export const credentialExplanations: Explanations<CodesOfGroup["credentials"]> = {
  "null-with-credentials": {
    why: 'Browsers send `Origin: null` for pages without an origin of their own, and any site can make one: `<iframe sandbox="allow-scripts" src="data:text/html,…">` is enough. With credentials, a hostile site could read your API as the user who visits it.',
    fix: "Remove `null` from the list and give the page a real origin: serve it over http on a port of its own, and list that. If `null` has to stay, remove `allowCredentials: true`.",
    bad: { settings: { allowedOrigins: ["null"], allowCredentials: true } },
    facts: { setting: "allowedOrigins[0]", value: "null" },
    good: { settings: { allowedOrigins: ["http://localhost:3000"], allowCredentials: true } },
    references: [references.asciiOrigin, references.credentials],
  },
  "allow-all-with-credentials": {
    why: "A browser that was asked to send cookies rejects a response with `Access-Control-Allow-Origin: *`, so this pair never works. Echoing whatever origin asks would work for everyone, hostile sites included: each could read your users' data with your users' cookies.",
    fix: 'Replace `allowAllOrigins: true` by the origins of your own pages: `allowedOrigins: ["https://app.example.com"]`. If the API is public and needs no cookies, remove `allowCredentials: true` instead. Tokens that a script sets in an `Authorization` header need no `allowCredentials`.',
    bad: { settings: { allowAllOrigins: true, allowCredentials: true } },
    facts: { setting: "allowAllOrigins", value: "true" },
    good: { settings: { allowedOrigins: ["https://app.example.com"], allowCredentials: true } },
    references: [references.credentials, references.corsCheck],
  },
  "insecure-origin-with-credentials": {
    why: "Whoever stands between a user and an http page, in the same café or at the provider, can put scripts into that page. With credentials those scripts could read your API as that user, even where the API itself is served over https. Pages on this machine (`localhost`, `127.0.0.1`, `[::1]`) do not cross a network and are not affected.",
    fix: 'Serve the page over https and list it as `https://…`. Where that cannot be, for example on a closed test network, add `dangerously: ["insecure-origins"]`.',
    bad: { settings: { allowedOrigins: ["http://app.example.com"], allowCredentials: true } },
    facts: { setting: "allowedOrigins[0]", value: "http://app.example.com", corrected: "https://app.example.com" },
    good: { settings: { allowedOrigins: ["https://app.example.com"], allowCredentials: true } },
    references: [references.trustworthyOrigin, references.credentials],
  },
  "public-suffix-with-credentials": {
    why: "Under a public suffix, such as `github.io` or `co.uk`, strangers register names beside yours. The pattern allows all of them, so anyone with a free account there could read your API with the cookies of your users.",
    fix: 'List the names that are yours: `allowedOrigins: ["https://my-team.github.io"]`. A pattern below a name of your own is fine: `https://*.example.com`. If every name under the suffix is yours, add `dangerously: ["public-suffix-subdomains"]`.',
    bad: { settings: { allowedOrigins: ["https://*.github.io"], allowCredentials: true } },
    facts: { setting: "allowedOrigins[0]", value: "https://*.github.io" },
    good: { settings: { allowedOrigins: ["https://my-team.github.io"], allowCredentials: true } },
    references: [references.publicSuffixList, references.credentials],
  },
  "wildcard-with-credentials": {
    why: "For requests with credentials, browsers read `*` in these lists as the name of a method or header, which no request has. Everything beyond the safe defaults would be refused although it looks allowed.",
    fix: 'List the names: `allowHeaders: ["content-type", "x-auth-token"]`. Or remove `allowCredentials: true` if the pages send no cookies.',
    bad: {
      settings: { allowedOrigins: ["https://app.example.com"], allowCredentials: true, allowHeaders: ["*"] },
    },
    facts: { setting: "allowHeaders[0]", value: "*" },
    good: {
      settings: {
        allowedOrigins: ["https://app.example.com"],
        allowCredentials: true,
        allowHeaders: ["content-type", "x-auth-token"],
      },
    },
    references: [references.credentials, references.corsResponses],
  },
}
