import type { DjangoProject, SettingsModule } from "../django/open-project.ts"
import { truthOf } from "../django/value.ts"
import type { EnableRequest } from "./request.ts"
import { addApp, hasApp } from "./settings/add-app.ts"
import { addEntries, hasEntry } from "./settings/add-entries.ts"
import { addHeaders } from "./settings/add-headers.ts"
import { CORS_MIDDLEWARE, addMiddleware } from "./settings/add-middleware.ts"
import { type ChangedFile, Draft } from "./settings/draft.ts"
import { type ByHand, Refusal } from "./settings/refusal.ts"
import { setConstant } from "./settings/set-constant.ts"

/** What happens to the settings. */
export interface SettingsPlan {
  readonly files: readonly ChangedFile[]
  /** What the edits do, a sentence each. */
  readonly does: readonly string[]
  /** What the user should know beside them. */
  readonly notes: readonly string[]
}

const CSRF_MIDDLEWARE = "django.middleware.csrf.CsrfViewMiddleware"

/**
 * Plans the edits of the settings. The first module gets everything; the others at least app and middleware.
 *
 * @throws Refusal where an edit could be wrong
 */
export function planSettings(
  project: DjangoProject,
  modules: readonly SettingsModule[],
  request: EnableRequest,
  facts: { readonly isBeforeDjango4: boolean },
): SettingsPlan {
  const draft = new Draft(project)
  const [first, ...others] = modules as [SettingsModule, ...SettingsModule[]]
  const does: string[] = []
  const notes: string[] = []
  if (addApp(draft, first, modules)) does.push("`corsheaders` is added to INSTALLED_APPS.")
  const middleware = addMiddleware(draft, first, modules)
  if (middleware === "added") does.push(`\`${CORS_MIDDLEWARE}\` is put at the top of MIDDLEWARE.`)
  if (middleware === "moved") does.push(`\`${CORS_MIDDLEWARE}\` is moved to the top of MIDDLEWARE.`)
  const names = (): ReturnType<Draft["names"]> => draft.names(first)

  const everyone = names().get("CORS_ALLOW_ALL_ORIGINS") ?? names().get("CORS_ORIGIN_ALLOW_ALL")
  const allowsEveryone = everyone === undefined ? false : truthOf(everyone.value)
  const hadCredentials = truthOf(names().get("CORS_ALLOW_CREDENTIALS")?.value ?? { kind: "none" }) === true
  if (request.credentials && !hadCredentials && allowsEveryone !== false)
    throw new Refusal({
      why: "`CORS_ALLOW_ALL_ORIGINS` is or may be true: with credentials, every site could act as your users.",
      place: everyone!.assignments.at(-1),
      what: "Set it so, and call this again:",
      lines: ["CORS_ALLOW_ALL_ORIGINS = False"],
    })
  if (allowsEveryone === true)
    notes.push("`CORS_ALLOW_ALL_ORIGINS` is true: every page is allowed, whatever CORS_ALLOWED_ORIGINS says.")

  const isOld = names().get("CORS_ALLOWED_ORIGINS") === undefined && names().get("CORS_ORIGIN_WHITELIST") !== undefined
  const origins = isOld ? "CORS_ORIGIN_WHITELIST" : "CORS_ALLOWED_ORIGINS"
  const added = addEntries(draft, first, modules, { setting: origins, wanted: request.origins })
  if (added.length > 0) does.push(`${listed(added)} may call the API (${origins}).`)
  if (request.credentials) {
    const isTrue = setConstant(draft, first, modules, {
      setting: "CORS_ALLOW_CREDENTIALS",
      written: () => "True",
      isIt: (value) => value !== undefined && truthOf(value) === true,
    })
    if (isTrue) does.push("Pages may send cookies (CORS_ALLOW_CREDENTIALS).")
  }
  const headers = addHeaders(draft, first, modules, request.headers)
  if (headers.length > 0) does.push(`Pages may send ${listed(headers)} (CORS_ALLOW_HEADERS).`)
  if (request.credentials && hasEntry(names().get("MIDDLEWARE")?.value, CSRF_MIDDLEWARE)) {
    const wanted = facts.isBeforeDjango4
      ? request.origins.map((origin) => origin.replace(/^\w+:\/\//, ""))
      : request.origins
    const trusted = addEntries(draft, first, modules, { setting: "CSRF_TRUSTED_ORIGINS", wanted })
    if (trusted.length > 0)
      does.push(
        `${listed(trusted)} may send forms and other unsafe requests with cookies (CSRF_TRUSTED_ORIGINS): Django's CSRF check refuses a POST from any other origin, whatever CORS says.`,
      )
  }
  for (const module of others) notes.push(...withOther(draft, module, modules, origins, request))
  return { files: draft.changes(), does, notes }
}

/** App and middleware of another module, where the edits so far have not reached it. */
function withOther(
  draft: Draft,
  module: SettingsModule,
  all: readonly SettingsModule[],
  origins: string,
  request: EnableRequest,
): string[] {
  const { name } = module.module
  const names = draft.names(module)
  const apart: ByHand[] = []
  for (const add of [addApp, addMiddleware]) {
    try {
      add(draft, module, all)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      apart.push(error.byHand)
    }
  }
  if (apart.length > 0 || !hasApp(draft.names(module).get("INSTALLED_APPS")?.value))
    return [`\`${name}\` is used too, and is not changed: ${apart.map(({ why }) => why).join(" ")}`]
  const value = names.get(origins)?.value
  const missing = request.origins.filter((origin) => !hasEntry(value, origin))
  return missing.length === 0
    ? []
    : [
        `\`${name}\` has origins of its own, and ${listed(missing)} ${missing.length === 1 ? "is" : "are"} not among them.`,
      ]
}

function listed(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(", ")
}
