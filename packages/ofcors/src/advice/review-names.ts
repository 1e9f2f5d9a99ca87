import { isCorsResponseHeader, isForbiddenRequestHeader, isForbiddenResponseHeader } from "../http/header-names.ts"
import { isForbiddenMethod, normalizeMethod } from "../http/methods.ts"
import type { CorsSettings } from "../policy/settings.ts"
import type { Add } from "./review.ts"

/** Finds methods and headers that are well-formed but cannot have the expected effect. */
export function reviewNames(rule: CorsSettings, prefix: string, add: Add): void {
  each(rule.allowMethods, (method, index) => {
    const at = `${prefix}allowMethods[${index}]`
    const name = normalizeMethod(method)
    if (isForbiddenMethod(method)) add("error", "method-forbidden", at, method)
    else if (name !== name.toUpperCase()) add("warning", "method-not-uppercase", at, method, name.toUpperCase())
  })
  for (const [setting, isForbidden] of [
    ["allowHeaders", isForbiddenRequestHeader],
    ["exposeHeaders", isForbiddenResponseHeader],
  ] as const) {
    each(rule[setting], (header, index) => {
      const at = `${prefix}${setting}[${index}]`
      const name = header.toLowerCase()
      if (isForbidden(name)) add("error", "header-forbidden", at, header)
      else if (isCorsResponseHeader(name)) add("error", "header-of-responses", at, header)
    })
  }
}

function each(list: unknown, look: (name: string, index: number) => void): void {
  if (!Array.isArray(list)) return
  list.forEach((name: unknown, index) => {
    if (typeof name === "string") look(name, index)
  })
}
