/** The settings that django-cors-headers reads. */
export const KNOWN_SETTINGS = [
  "CORS_ALLOWED_ORIGINS",
  "CORS_ALLOWED_ORIGIN_REGEXES",
  "CORS_ALLOW_ALL_ORIGINS",
  "CORS_ALLOW_CREDENTIALS",
  "CORS_ALLOW_HEADERS",
  "CORS_ALLOW_METHODS",
  "CORS_ALLOW_PRIVATE_NETWORK",
  "CORS_EXPOSE_HEADERS",
  "CORS_PREFLIGHT_MAX_AGE",
  "CORS_URLS_REGEX",
] as const

/** The names that django-cors-headers 3.5 replaced, and still reads. */
export const OLD_SETTINGS: Readonly<Record<string, string>> = {
  CORS_ORIGIN_WHITELIST: "CORS_ALLOWED_ORIGINS",
  CORS_ORIGIN_REGEX_WHITELIST: "CORS_ALLOWED_ORIGIN_REGEXES",
  CORS_ORIGIN_ALLOW_ALL: "CORS_ALLOW_ALL_ORIGINS",
}

/** Settings that its system checks refuse, with the check. */
export const REMOVED_SETTINGS: Readonly<Record<string, string>> = {
  CORS_MODEL: "corsheaders.E012",
  CORS_REPLACE_HTTPS_REFERER: "corsheaders.E013",
}

/** Names that people guess, too far from the real ones for a comparison of letters. */
const GUESSED: Readonly<Record<string, string>> = {
  CORS_ORIGIN: "CORS_ALLOWED_ORIGINS",
  CORS_ORIGINS: "CORS_ALLOWED_ORIGINS",
  CORS_ALLOW_ORIGIN: "CORS_ALLOWED_ORIGINS",
  CORS_ALLOW_ORIGINS: "CORS_ALLOWED_ORIGINS",
  CORS_ALLOWED_HOSTS: "CORS_ALLOWED_ORIGINS",
  CORS_WHITELIST: "CORS_ALLOWED_ORIGINS",
  CORS_ORIGINS_WHITELIST: "CORS_ALLOWED_ORIGINS",
  CORS_ORIGIN_REGEX: "CORS_ALLOWED_ORIGIN_REGEXES",
  CORS_ALLOWED_REGEXES: "CORS_ALLOWED_ORIGIN_REGEXES",
  CORS_ALLOWED_ORIGINS_REGEXES: "CORS_ALLOWED_ORIGIN_REGEXES",
  CORS_ALLOWED_ORIGINS_REGEX: "CORS_ALLOWED_ORIGIN_REGEXES",
  CORS_ALLOWED_ORIGIN_REGEX_WHITELIST: "CORS_ALLOWED_ORIGIN_REGEXES",
  CORS_ALLOW_ALL: "CORS_ALLOW_ALL_ORIGINS",
  CORS_ORIGINS_ALLOW_ALL: "CORS_ALLOW_ALL_ORIGINS",
  CORS_ALLOWED_ALL_ORIGINS: "CORS_ALLOW_ALL_ORIGINS",
  CORS_CREDENTIALS: "CORS_ALLOW_CREDENTIALS",
  CORS_SUPPORTS_CREDENTIALS: "CORS_ALLOW_CREDENTIALS",
  CORS_METHODS: "CORS_ALLOW_METHODS",
  CORS_ALLOWED_METHODS: "CORS_ALLOW_METHODS",
  CORS_HEADERS: "CORS_ALLOW_HEADERS",
  CORS_ALLOWED_HEADERS: "CORS_ALLOW_HEADERS",
  CORS_EXPOSED_HEADERS: "CORS_EXPOSE_HEADERS",
  CORS_MAX_AGE: "CORS_PREFLIGHT_MAX_AGE",
  CORS_URL_REGEX: "CORS_URLS_REGEX",
}

/** The setting that a name which Django ignores was probably meant to be. */
export function settingMeantBy(name: string): string | undefined {
  return GUESSED[name] ?? KNOWN_SETTINGS.find((known) => distance(name, known) <= 2)
}

/** Levenshtein's distance, a row at a time. */
export function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let line = 1; line <= from.length; line++) {
    const next = [line]
    for (let column = 1; column <= to.length; column++) {
      const same = from[line - 1] === to[column - 1] ? 0 : 1
      next.push(Math.min(next[column - 1]! + 1, row[column]! + 1, row[column - 1]! + same))
    }
    row = next
  }
  return row.at(-1)!
}
