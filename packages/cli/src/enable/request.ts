import { SettingsError, createPolicy } from "ofcors"

/** What the settings shall allow. */
export interface EnableRequest {
  readonly origins: readonly string[]
  readonly credentials: boolean
  /** In lower case. */
  readonly headers: readonly string[]
  /** The page is on another site than the API, so that cookies need `SameSite=None`. */
  readonly crossSite: boolean
}

/** Thrown for a request that no settings should fulfil; `problems` are sentences. */
export class BadRequest extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join("\n"))
    this.problems = problems
  }
}

/**
 * Checks what was asked for as the library checks its own settings.
 *
 * @throws BadRequest with the corrected values
 */
export function readRequest(flags: {
  readonly origin: readonly string[]
  readonly credentials?: boolean
  readonly header: readonly string[]
  readonly crossSite?: boolean
}): EnableRequest {
  const origins = [...new Set(flags.origin)]
  const headers = [...new Set(flags.header.map((header) => header.trim().toLowerCase()))]
  const credentials = flags.credentials === true
  if (origins.length === 0)
    throw new BadRequest([
      "No page is named. Say which origin may call the API, as the browser's address bar has it: `--origin http://localhost:3000`.",
    ])
  if (flags.crossSite === true && !credentials)
    throw new BadRequest(["`--cross-site` is about cookies: it belongs to `--credentials`."])
  const pattern = origins.find((origin) => origin.includes("*") && origin.includes("://"))
  if (pattern !== undefined)
    throw new BadRequest([
      `\`${pattern}\` is a pattern, and Django compares whole origins. Name each one, or write CORS_ALLOWED_ORIGIN_REGEXES yourself.`,
    ])
  if (headers.includes("*"))
    throw new BadRequest([
      "`--header *` would allow every header; browsers read it as a name where credentials are sent. Name the headers.",
    ])
  try {
    createPolicy({
      allowedOrigins: origins,
      allowCredentials: credentials,
      ...(headers.length === 0 ? {} : { allowHeaders: headers }),
    })
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    throw new BadRequest(error.diagnostics.map(({ message }) => inWordsOfTheCommand(message)))
  }
  return { origins, credentials, headers, crossSite: flags.crossSite === true }
}

/** The library names its settings; here they are options. */
function inWordsOfTheCommand(message: string): string {
  return message
    .replace(/^allowedOrigins\[\d+\] is/, "--origin is")
    .replace(/^allowHeaders\[\d+\] is/, "--header is")
    .replace(
      / To allow everyone, without credentials, set `allowAllOrigins: true`\./,
      " To allow every page, without credentials, set `CORS_ALLOW_ALL_ORIGINS = True` yourself.",
    )
    .replace(/ Use https, or name the danger: `[^`]*`\./, " Use https.")
}
