import { quote } from "./quote.ts"

/** The facts of a mistake in the settings. */
export interface SettingFacts {
  /** Where it stands: `allowedOrigins[1]`, `rules[0].allowMethods[2]`. */
  readonly setting: string
  /** What stands there, as text. */
  readonly value: string
  /** What to write instead, where that can be known. */
  readonly corrected?: string | undefined
}

interface OriginFacts {
  /** The `Origin` header as received. */
  readonly origin: string
}

/** Every code that a mistake in the settings can have. */
export type SettingsCode =
  | "settings-not-an-object"
  | "setting-unknown"
  | "setting-wrong-type"
  | "setting-undefined"
  | "environment-name-unknown"
  | "environment-value-invalid"
  | "rules-empty"
  | "rule-unreachable"
  | "nobody-allowed"
  | "origins-beside-allow-all"
  | "origin-undefined"
  | "origin-list-in-one-string"
  | "origin-is-wildcard"
  | "origin-missing-scheme"
  | "origin-is-file"
  | "origin-has-trailing-slash"
  | "origin-has-path"
  | "origin-has-userinfo"
  | "origin-has-default-port"
  | "origin-has-invalid-port"
  | "origin-not-lowercase"
  | "origin-not-ascii"
  | "origin-not-canonical"
  | "origin-misplaced-wildcard"
  | "origin-invalid"
  | "null-with-credentials"
  | "allow-all-with-credentials"
  | "insecure-origin-with-credentials"
  | "public-suffix-with-credentials"
  | "public-suffix-unchecked"
  | "wildcard-with-credentials"
  | "regex-invalid"
  | "regex-has-flag"
  | "regex-not-anchored"
  | "regex-unsupported"
  | "regex-catastrophic"
  | "method-invalid"
  | "method-forbidden"
  | "method-not-uppercase"
  | "header-invalid"
  | "header-forbidden"
  | "header-of-responses"
  | "max-age-out-of-range"
  | "urls-invalid"
  | "danger-unknown"

/** Every code with the facts that it carries. A code without a sentence, or without an explanation, does not compile. */
export type FactsOf = { readonly [Code in SettingsCode]: SettingFacts } & {
  readonly "origin-malformed": OriginFacts
  readonly "origin-null": OriginFacts
  readonly "origin-not-allowed": OriginFacts & {
    /** The allowed origin that resembles it most, and in what they differ. */
    readonly nearest?: string | undefined
    readonly difference?: string | undefined
  }
  readonly "origin-insecure": OriginFacts
  readonly "origin-check-failed": OriginFacts
  readonly "path-ambiguous": OriginFacts & { readonly path: string }
  readonly "credentials-not-allowed": OriginFacts
  readonly "method-not-allowed": OriginFacts & { readonly method: string }
  readonly "header-not-allowed": OriginFacts & { readonly headers: string }
  readonly "report-only-would-allow": OriginFacts
  readonly "second-cors-layer": { readonly header: string; readonly value: string }
  readonly "not-at-the-top": { readonly before: string; readonly fix: string }
}

/** A stable code: `origin-has-path`. */
export type DiagnosticCode = keyof FactsOf

type Entry<Facts> = readonly ["error" | "warning" | "refusal", (facts: Facts) => string]

const mistake = (severity: "error" | "warning", text: string): Entry<SettingFacts> => [
  severity,
  ({ setting, value, corrected }) =>
    `${setting} is ${quote(value)}: ${text}` + (corrected === undefined ? "" : ` Write ${quote(corrected)}.`),
]
const error = (text: string): Entry<SettingFacts> => mistake("error", text)
const warning = (text: string): Entry<SettingFacts> => mistake("warning", text)

/** The severity and the sentence of every code. Why, fix and examples stand in `explanations.ts`, outside the core. */
export const sentences: { readonly [Code in DiagnosticCode]: Entry<FactsOf[Code]> } = {
  "settings-not-an-object": error("settings are an object, or a list of such objects."),
  "setting-unknown": error("there is no such setting."),
  "setting-wrong-type": error("that is not a value of this setting."),
  "setting-undefined": error("perhaps an environment variable is not set? To allow nobody, write `[]`."),
  "environment-name-unknown": error("no setting has this name, so it would be ignored."),
  "environment-value-invalid": error("that is not a value of this setting."),
  "rules-empty": error("a list of rules needs at least one."),
  "rule-unreachable": warning("an earlier rule without `urls` matches every path, so this one never decides."),
  "nobody-allowed": warning("no origin is allowed, so every page on another origin is refused."),
  "origins-beside-allow-all": warning("`allowAllOrigins` already allows every origin, so this has no effect."),
  "origin-undefined": error("every entry is a string; perhaps an environment variable is not set?"),
  "origin-list-in-one-string": error("each origin is an entry of its own."),
  "origin-is-wildcard": error(
    "entries are single origins. To allow everyone, without credentials, set `allowAllOrigins: true`.",
  ),
  "origin-missing-scheme": error("an origin begins with its scheme."),
  "origin-is-file": error("pages opened from files send `Origin: null`. Serve them over http, or list `null`."),
  "origin-has-trailing-slash": error("an origin has no trailing slash."),
  "origin-has-path": error("an origin is scheme, host and port only."),
  "origin-has-userinfo": error("an origin has no user name or password."),
  "origin-has-default-port": error("browsers leave out the scheme's default port."),
  "origin-has-invalid-port": error("a port is 1 to 65535 without leading zeros, or `*` for any."),
  "origin-not-lowercase": error("browsers send origins in lower case."),
  "origin-not-ascii": error("browsers send international names in punycode."),
  "origin-not-canonical": error("browsers write this origin differently."),
  "origin-misplaced-wildcard": error(
    "`*` stands for the leftmost labels (`https://*.example.com`) or for any port (`http://localhost:*`).",
  ),
  "origin-invalid": error("that is not an origin such as `https://app.example.com`."),
  "null-with-credentials": error(
    "any sandboxed frame of any site has this origin, so credentials would go to everyone.",
  ),
  "allow-all-with-credentials": error(
    "browsers refuse `*` for requests with credentials. List the origins in `allowedOrigins`.",
  ),
  "insecure-origin-with-credentials": error(
    'with credentials, anyone on the network path to an http page could act as its users. Use https, or name the danger: `dangerously: ["insecure-origins"]`.',
  ),
  "public-suffix-with-credentials": error(
    'anyone can register a name under this public suffix and would get credentials. List your own subdomains, or name the danger: `dangerously: ["public-suffix-subdomains"]`.',
  ),
  "public-suffix-unchecked": warning(
    'the list of public suffixes is not at hand here. Add `import "ofcors/public-suffixes"` before the settings to have it checked.',
  ),
  "wildcard-with-credentials": error(
    "with credentials, browsers read `*` as a name, not as a wildcard. List the names.",
  ),
  "regex-invalid": error("that is not a regular expression."),
  "regex-has-flag": error("the flags `g` and `y` make a pattern remember its last match, and `v` is not supported."),
  "regex-not-anchored": error("every alternative begins with `^` and ends with `$`, so that no longer origin passes."),
  "regex-unsupported": error(
    "lookaround, backreferences, `\\b`, `\\p` and more than 2,000 states have no linear-time match. Use `allowedOrigins` patterns or `allowOriginWhen`.",
  ),
  "regex-catastrophic": error(
    "it can match the same text in exponentially many ways. Let each repetition begin with what the one before cannot contain.",
  ),
  "method-invalid": error("that is not a method name."),
  "method-forbidden": error("no browser sends this method."),
  "method-not-uppercase": warning("methods are case-sensitive, and browsers do not upper-case this one."),
  "header-invalid": error("that is not a header name."),
  "header-forbidden": error("browsers let no script use this header, so allowing it has no effect."),
  "header-of-responses": error("this header belongs to CORS itself and is never listed."),
  "max-age-out-of-range": error("a whole number of seconds, 0 to 86400."),
  "urls-invalid": error("a path such as `/health`, a prefix such as `/api/*`, or a RegExp."),
  "danger-unknown": error("the dangers are `insecure-origins`, `public-suffix-subdomains` and `reflect-any-origin`."),

  "origin-malformed": ["refusal", ({ origin }) => `${quote(origin)} is not exactly one origin.`],
  "origin-null": [
    "refusal",
    () =>
      "the page's origin is `null` (a sandboxed frame, a file, or a redirect). List `null` in allowedOrigins, without credentials, if that is meant.",
  ],
  "origin-not-allowed": [
    "refusal",
    ({ origin, nearest, difference }) =>
      `${quote(origin)} is not an allowed origin` +
      (nearest === undefined ? ". " : `: ${quote(nearest)} is, but the ${difference} differs. `) +
      `To allow it, add ${quote(origin)} to allowedOrigins and restart.`,
  ],
  "origin-insecure": [
    "refusal",
    ({ origin }) =>
      `${quote(origin)} matches, but with credentials http pages are refused: anyone on the network path could act as their users. Use https, or name the danger: \`dangerously: ["insecure-origins"]\`.`,
  ],
  "origin-check-failed": [
    "refusal",
    ({ origin }) => `allowOriginWhen failed for ${quote(origin)}, and a failure refuses.`,
  ],
  "path-ambiguous": [
    "refusal",
    ({ path }) =>
      `servers may read the path ${quote(path)} in two ways, and \`urls\` puts them under different settings. Request it as the server routes it.`,
  ],
  "credentials-not-allowed": [
    "refusal",
    ({ origin }) =>
      `${quote(origin)} sent cookies, and credentials are not allowed. Set \`allowCredentials: true\`, or leave out \`credentials: "include"\` in the page.`,
  ],
  "method-not-allowed": [
    "refusal",
    ({ method }) => `the method ${quote(method)} is not allowed. To allow it, add ${quote(method)} to allowMethods.`,
  ],
  "header-not-allowed": [
    "refusal",
    ({ headers }) => `the request headers ${quote(headers)} are not allowed. To allow them, add them to allowHeaders.`,
  ],
  "report-only-would-allow": [
    "warning",
    ({ origin }) => `reportOnly would allow ${quote(origin)}, which is refused now.`,
  ],
  "second-cors-layer": [
    "warning",
    ({ header, value }) =>
      `something else in the stack also set ${header}: ${quote(value)}. It was replaced; remove the other CORS layer.`,
  ],
  "not-at-the-top": [
    "warning",
    ({ before, fix }) => `${before} stands before cors() and may answer without CORS headers. ${fix}`,
  ],
}
