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

/** The settings that a document stands for. */
export function settingsOf({ allowedOriginRegexes, urls, ...plain }: PolicyDocument): CorsSettings {
  return {
    ...plain,
    ...(allowedOriginRegexes === undefined ? {} : { allowedOriginRegexes: allowedOriginRegexes.map(regexOf) }),
    ...(urls === undefined ? {} : { urls: regexOf(urls) }),
  }
}

function regexOf<Kept>(value: Kept | RegexNotation): Kept | RegExp {
  const isNotation = typeof value === "object" && value !== null && "regex" in value
  return isNotation ? new RegExp(value.regex, value.flags) : value
}
