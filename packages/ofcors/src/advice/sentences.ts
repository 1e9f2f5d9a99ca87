import type { FactsOf, SettingsCode } from "../diagnostics/codes.ts"
import { quote } from "../diagnostics/diagnostic.ts"

/** What follows the setting and its value; the correction comes after it. */
const settingsSentences: { readonly [Code in SettingsCode]: string } = {
  "settings-not-an-object": "settings are an object, and a list of rules is a list of such objects.",
  "setting-unknown": "no setting has this name here.",
  "setting-wrong-type": "this setting takes another kind of value.",
  "setting-undefined": "perhaps an environment variable is not set? To allow nobody, write `[]`.",
  "environment-name-unknown": "no setting has this name, so it would be ignored.",
  "environment-value-invalid":
    "a flag is `true` or `false`, a number has digits only, and a list is separated by commas or written as JSON.",
  "rules-empty": "a list of rules needs at least one.",
  "rule-unreachable": "an earlier rule without `urls` matches every path, so this one never decides.",
  "nobody-allowed": "no origin is allowed, so pages on other origins are refused.",
  "origins-beside-allow-all": "`allowAllOrigins` already allows every origin, so this has no effect.",
  "origin-undefined": "every entry is an origin in a string; perhaps an environment variable is not set?",
  "origin-list-in-one-string": "each origin is an entry of its own.",
  "origin-is-wildcard":
    "entries are single origins. To allow everyone, without credentials, set `allowAllOrigins: true`.",
  "origin-missing-scheme": "an origin begins with its scheme.",
  "origin-is-file":
    "pages opened from files send `Origin: null`. Serve them over http, or list `null`, without credentials.",
  "origin-has-trailing-slash": "an origin has no trailing slash.",
  "origin-has-path": "an origin is scheme, host and port only.",
  "origin-has-userinfo": "an origin has no user name or password.",
  "origin-has-default-port": "browsers leave out the scheme's default port.",
  "origin-has-invalid-port": "a port is 1 to 65535 without leading zeros, or `*` for any.",
  "origin-not-lowercase": "browsers send origins in lower case.",
  "origin-not-ascii": "browsers send international names in punycode.",
  "origin-not-canonical": "browsers write this origin differently.",
  "origin-misplaced-wildcard":
    "`*` stands for the leftmost labels of a name (`https://*.example.com`) or for any port (`http://localhost:*`).",
  "origin-invalid": "that is not an origin such as `https://app.example.com`.",
  "null-with-credentials": "any sandboxed frame of any site has this origin, so credentials would go to everyone.",
  "allow-all-with-credentials":
    "browsers refuse `*` for requests with credentials. List the origins in `allowedOrigins`.",
  "insecure-origin-with-credentials":
    'anyone on the network path to an http page could act as its users. Use https, or name the danger: `dangerously: ["insecure-origins"]`.',
  "public-suffix-with-credentials":
    'anyone can register a name under this public suffix and would get credentials. List your own subdomains, or name the danger: `dangerously: ["public-suffix-subdomains"]`.',
  "public-suffix-unchecked":
    'the public suffix list is not at hand here. Add `import "ofcors/public-suffixes"` to have the pattern checked.',
  "wildcard-with-credentials": "with credentials, browsers read `*` as a name, not as a wildcard. List the names.",
  "regex-invalid": "that is not a regular expression.",
  "regex-has-flag": "the flags `g` and `y` make a pattern remember its last match, and `v` is not supported.",
  "regex-not-anchored": "every alternative begins with `^` and ends with `$`, so that no longer origin passes.",
  "regex-unsupported":
    "lookaround, backreferences, `\\b`, `\\p`, characters beyond ASCII and more than 2,000 states have no linear-time match. Use patterns in `allowedOrigins`, or `allowOriginWhen`.",
  "regex-engine-missing": 'bundles leave the regular expression engine out. Add `import "ofcors/regexes"`.',
  "regex-catastrophic":
    "it can match the same text in exponentially many ways. Let each repetition begin with what the one before cannot contain.",
  "method-invalid": "each entry is one method, such as `PUT`.",
  "method-forbidden": "no browser sends this method.",
  "method-not-uppercase": "methods are case-sensitive, and browsers do not upper-case this one.",
  "header-invalid": "each entry is the name of one header, such as `x-auth-token`.",
  "header-forbidden": "browsers let no script use this header, so listing it has no effect.",
  "header-of-responses": "this header belongs to CORS itself and is never listed.",
  "max-age-out-of-range": "it takes a whole number of seconds, 0 to 86400.",
  "urls-invalid": "it takes a path such as `/health`, a prefix such as `/api/*`, or a RegExp.",
  "danger-unknown": "the dangers are `insecure-origins`, `public-suffix-subdomains` and `reflect-any-origin`.",
}

/** What each kind of setting takes, for the one sentence that must name it. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/(?:Origins|Regexes|dangerously)$/, "it takes a list."],
  [/(?:Methods|Headers)$/, "it takes a list of names."],
  [/\]$/, "it takes a string."],
  [/MaxAge$/, "it takes a number of seconds."],
  [/explain$/, "it takes `true`, `false` or a function."],
  [/When$/, "it takes a function."],
  [/reportOnly$/, "it takes an object of settings."],
]

type OtherCode = Exclude<keyof FactsOf, SettingsCode>

const otherSentences: { readonly [Code in OtherCode]: (facts: FactsOf[Code]) => string } = {
  "origin-malformed": ({ origin }) =>
    `${quote(origin)} is not exactly one origin such as \`https://app.example.com\`; no browser sends it.`,
  "origin-null": () =>
    "the page's origin is `null` (a sandboxed frame, a file, or a redirect). If that is meant, list `null` in allowedOrigins, without credentials.",
  "origin-not-allowed": ({ origin, nearest, difference }) =>
    `${quote(origin)} is not an allowed origin` +
    (nearest === undefined ? ". " : `: ${quote(nearest)} is, but the ${difference} differs. `) +
    `To allow it, add ${quote(origin)} to allowedOrigins and restart.`,
  "origin-insecure": ({ origin }) =>
    `${quote(origin)} matches, but with credentials http pages are refused: anyone on the network path could act as their users. Use https, or name the danger: \`dangerously: ["insecure-origins"]\`.`,
  "origin-check-failed": ({ origin, error }) =>
    `allowOriginWhen failed for ${quote(origin)}, which refuses it: ${quote(error)}.`,
  "path-ambiguous": ({ path }) =>
    `servers may read the path ${quote(path)} in two ways, and \`urls\` puts them under different settings. Request it as the server routes it.`,
  "credentials-not-allowed": ({ origin }) =>
    `${quote(origin)} sent cookies, and credentials are not allowed. Set \`allowCredentials: true\`, or leave out \`credentials: "include"\` in the page.`,
  "method-not-allowed": ({ method }) =>
    `the method ${quote(method)} is not allowed. To allow it, add ${quote(method)} to allowMethods and restart.`,
  "header-not-allowed": ({ headers }) =>
    `not allowed among the request's headers: ${quote(headers)}. To allow them, add them to allowHeaders and restart.`,
  "report-only-would-allow": ({ origin }) => `reportOnly would allow ${quote(origin)}, which is refused now.`,
  "websocket-refused": ({ origin }) =>
    `the WebSocket handshake from ${quote(origin)} was refused. To allow it, add ${quote(origin)} to allowedOrigins and restart.`,
  "second-cors-layer": ({ header, value }) =>
    `something else in the stack also sets ${header}: ${quote(value)}. Only ours is sent; remove the other CORS layer.`,
  "not-at-the-top": ({ before }) =>
    `${quote(before)} stands before cors() and may answer without CORS headers. Move app.use(cors(...)) above it.`,
}

/** The sentence of a finding: what is wrong, with the value, and what to write instead. */
export function sentenceOf<Code extends keyof FactsOf>(code: Code, facts: FactsOf[Code]): string {
  if (Object.hasOwn(otherSentences, code))
    return (otherSentences[code as OtherCode] as (facts: unknown) => string)(facts)
  const { setting, value, corrected } = facts as FactsOf[SettingsCode]
  const kind =
    code === "setting-wrong-type"
      ? (KINDS.find(([name]) => name.test(setting))?.[1] ?? "it takes `true` or `false`.")
      : undefined
  const sentence = kind ?? settingsSentences[code as SettingsCode]
  return `${setting} is ${quote(value)}: ${sentence}` + (corrected === undefined ? "" : ` Write ${quote(corrected)}.`)
}

/** Every code there is. */
export const codes: readonly (keyof FactsOf)[] = [
  ...(Object.keys(settingsSentences) as SettingsCode[]),
  ...(Object.keys(otherSentences) as OtherCode[]),
]
