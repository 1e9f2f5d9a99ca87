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

/** Mistakes that keep settings from running. */
export type SettingsErrorCode =
  | "settings-not-an-object"
  | "setting-unknown"
  | "setting-wrong-type"
  | "setting-undefined"
  | "environment-name-unknown"
  | "environment-value-invalid"
  | "rules-empty"
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
  | "wildcard-with-credentials"
  | "regex-invalid"
  | "regex-has-flag"
  | "regex-not-anchored"
  | "regex-unsupported"
  | "regex-engine-missing"
  | "regex-catastrophic"
  | "method-invalid"
  | "method-forbidden"
  | "header-invalid"
  | "header-forbidden"
  | "header-of-responses"
  | "max-age-out-of-range"
  | "urls-invalid"
  | "danger-unknown"

/** What settings do that was hardly meant. */
export type SettingsWarningCode =
  | "rule-unreachable"
  | "nobody-allowed"
  | "origins-beside-allow-all"
  | "method-not-uppercase"
  | "public-suffix-unchecked"

/** Every code of a finding in the settings. */
export type SettingsCode = SettingsErrorCode | SettingsWarningCode

/** What is found when a request is refused, with its facts. */
export interface RefusalFacts {
  readonly "origin-malformed": OriginFacts
  readonly "origin-null": OriginFacts
  readonly "origin-not-allowed": OriginFacts & Partial<NearestOrigin>
  readonly "origin-insecure": OriginFacts
  readonly "origin-check-failed": OriginFacts & { readonly error: string }
  readonly "path-ambiguous": OriginFacts & { readonly path: string }
  readonly "credentials-not-allowed": OriginFacts
  readonly "method-not-allowed": OriginFacts & { readonly method: string }
  readonly "header-not-allowed": OriginFacts & { readonly headers: string }
}

/** What adapters and candidates find while requests are served, with its facts. */
export interface NoticeFacts {
  readonly "report-only-would-allow": OriginFacts
  readonly "websocket-refused": OriginFacts
  readonly "second-cors-layer": { readonly header: string; readonly value: string }
  readonly "not-at-the-top": { readonly before: string }
}

/** The allowed origin that resembles a refused one most, and the part in which they differ. */
export interface NearestOrigin {
  readonly nearest: string
  readonly difference: string
}

/** Every code with the facts that it carries. A code without a sentence, or without an explanation, does not compile. */
export type FactsOf = { readonly [Code in SettingsCode]: SettingFacts } & RefusalFacts & NoticeFacts

/** A stable code: `origin-has-path`. Never reused for another meaning. */
export type DiagnosticCode = keyof FactsOf
