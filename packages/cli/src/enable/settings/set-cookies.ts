import type { SettingsModule } from "../../django/open-project.ts"
import { stringOf, truthOf } from "../../django/value.ts"
import type { Draft } from "./draft.ts"
import { setConstant } from "./set-constant.ts"

/**
 * Lets the cookies of Django be sent to pages of other sites: `SameSite=None`, which browsers take with `Secure` only.
 *
 * @returns whether anything was to do
 * @throws Refusal where no edit is certain to be right
 */
export function setCookies(draft: Draft, module: SettingsModule, all: readonly SettingsModule[]): boolean {
  let hasChanged = false
  for (const cookie of ["SESSION_COOKIE", "CSRF_COOKIE"]) {
    const isNone = setConstant(draft, module, all, {
      setting: `${cookie}_SAMESITE`,
      written: (quote) => quote("None"),
      isIt: (value) => stringOf(value)?.toLowerCase() === "none",
    })
    const isSecure = setConstant(draft, module, all, {
      setting: `${cookie}_SECURE`,
      written: () => "True",
      isIt: (value) => value !== undefined && truthOf(value) === true,
    })
    hasChanged ||= isNone || isSecure
  }
  return hasChanged
}
