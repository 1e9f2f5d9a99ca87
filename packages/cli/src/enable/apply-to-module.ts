import type { SettingsModule } from "../django/open-project.ts"
import { truthOf } from "../django/value.ts"
import type { EnableRequest } from "./request.ts"
import { addApp } from "./settings/add-app.ts"
import { addEntries, hasEntry } from "./settings/add-entries.ts"
import { addHeaders } from "./settings/add-headers.ts"
import { CORS_MIDDLEWARE, addMiddleware } from "./settings/add-middleware.ts"
import type { Draft } from "./settings/draft.ts"
import { Refusal } from "./settings/refusal.ts"
import { setCookies } from "./settings/set-cookies.ts"
import { setConstant } from "./settings/set-constant.ts"
import { lastChange } from "./settings/statement-place.ts"

const CSRF_MIDDLEWARE = "django.middleware.csrf.CsrfViewMiddleware"

/** What other files say about the versions of Django and of the package. */
export interface SettingsFacts {
  readonly isBeforeDjango4: boolean
  /** The package is so old that it reads `CORS_ORIGIN_WHITELIST` only. */
  readonly hasOldNames: boolean
}

/** App and middleware. @returns what was done, a sentence each @throws Refusal where no edit is certain to be right */
export function addPackage(
  draft: Draft,
  module: SettingsModule,
  used: readonly SettingsModule[],
  all: readonly SettingsModule[],
): readonly string[] {
  const does: string[] = []
  if (addApp(draft, module, used, all)) does.push("`corsheaders` is added to INSTALLED_APPS.")
  const middleware = addMiddleware(draft, module, used, all)
  if (middleware === "added") does.push(`\`${CORS_MIDDLEWARE}\` is put at the top of MIDDLEWARE.`)
  if (middleware === "moved")
    does.push(
      `\`${CORS_MIDDLEWARE}\` is moved to the top of MIDDLEWARE: what stands above it may answer first, without its headers.`,
    )
  return does
}

/** The setting that holds the origins: the old name counts only where the new one is not set. */
export function originsSetting(draft: Draft, module: SettingsModule, { hasOldNames }: SettingsFacts): string {
  const names = draft.names(module)
  return hasOldNames || (!names.has("CORS_ALLOWED_ORIGINS") && names.has("CORS_ORIGIN_WHITELIST"))
    ? "CORS_ORIGIN_WHITELIST"
    : "CORS_ALLOWED_ORIGINS"
}

/** Origins, credentials, headers. @returns what was done @throws Refusal where no edit is certain to be right */
export function addSettings(
  draft: Draft,
  module: SettingsModule,
  all: readonly SettingsModule[],
  request: EnableRequest,
  facts: SettingsFacts,
): readonly string[] {
  const does: string[] = []
  refuseEveryone(draft, module, request)
  const setting = originsSetting(draft, module, facts)
  const added = addEntries(draft, module, all, { setting, wanted: request.origins })
  if (added.length > 0) does.push(`${listed(added)} may call the API (${setting}).`)
  if (request.credentials) {
    const isNew = setConstant(draft, module, all, {
      setting: "CORS_ALLOW_CREDENTIALS",
      written: () => "True",
      isIt: (value) => value !== undefined && truthOf(value) === true,
    })
    if (isNew) does.push("Pages may send cookies (CORS_ALLOW_CREDENTIALS).")
  }
  const headers = addHeaders(draft, module, all, request.headers)
  if (headers.length > 0) does.push(`Pages may send ${listed(headers)} (CORS_ALLOW_HEADERS).`)
  if (!request.credentials) return does
  if (hasEntry(draft.names(module).get("MIDDLEWARE")?.value, CSRF_MIDDLEWARE)) {
    const wanted = facts.isBeforeDjango4
      ? request.origins.map((origin) => origin.replace(/^\w+:\/\//, ""))
      : request.origins
    const trusted = addEntries(draft, module, all, { setting: "CSRF_TRUSTED_ORIGINS", wanted })
    if (trusted.length > 0)
      does.push(
        `${listed(trusted)} may send forms and other unsafe requests with cookies (CSRF_TRUSTED_ORIGINS): Django's CSRF check refuses a POST from any other origin, whatever CORS says.`,
      )
  }
  if (request.crossSite && setCookies(draft, module, all))
    does.push(
      "Session and CSRF cookies are sent to pages of other sites too, over https only (SameSite=None; Secure): otherwise browsers keep them back there.",
    )
  return does
}

/** Cookies for every page there is would let any site act as the users. */
function refuseEveryone(draft: Draft, module: SettingsModule, { credentials }: EnableRequest): void {
  const names = draft.names(module)
  const everyone = names.get("CORS_ALLOW_ALL_ORIGINS") ?? names.get("CORS_ORIGIN_ALLOW_ALL")
  const hasCredentials = truthOf(names.get("CORS_ALLOW_CREDENTIALS")?.value ?? { kind: "none" }) === true
  if (!credentials || hasCredentials || everyone === undefined || truthOf(everyone.value) === false) return
  throw new Refusal({
    why: "`CORS_ALLOW_ALL_ORIGINS` is or may be true: with cookies, every site could act as your users.",
    place: lastChange(everyone),
    what: "Set it so, and call this again:",
    lines: ["CORS_ALLOW_ALL_ORIGINS = False"],
  })
}

/** Texts in backquotes, with commas. */
export function listed(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(", ")
}
