import type { CorsSettings } from "ofcors"

/** A regular expression as JSON holds it. */
export interface RegexNotation {
  readonly regex: string
  readonly flags?: string
}

/** Settings as a policy file holds them: plain data, patterns as strings or `{ "regex": … }`. */
export interface PolicyDocument extends Omit<
  CorsSettings,
  "allowedOriginRegexes" | "urls" | "allowOriginWhen" | "explain" | "reportOnly"
> {
  readonly allowedOriginRegexes?: readonly (string | RegexNotation)[]
  readonly urls?: string | RegexNotation
}
