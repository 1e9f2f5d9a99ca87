import type { SettingsModule } from "../../django/open-project.ts"
import { type Value, isSequence, stringOf } from "../../django/value.ts"
import type { Draft } from "./draft.ts"

/** A value as text without its places, to be compared; one string is left out of every list. */
function outline(value: Value, without: string | undefined): string {
  if (isSequence(value)) {
    const elements = value.elements
      .filter((element) => without === undefined || stringOf(element.value) !== without)
      .map((element) => `${element.spread === true ? "*" : ""}${outline(element.value, without)}${element.when ?? ""}`)
    return `${value.kind}[${elements.join()}]`
  }
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value)
    case "dict":
      return `{${value.entries.map((item) => `${outline(item.key, without)}:${outline(item.value, without)}`).join()}}`
    case "either":
      return `either(${value.alternatives.map((each) => `${each.when}:${outline(each.value, without)}`).join()})`
    case "unknown":
      return `unknown(${value.reason.variable ?? value.reason.kind}${value.fallback === undefined ? "" : outline(value.fallback, without)})`
    case "regex":
      return `re(${value.pattern},${value.flags.join()})`
    case "number":
    case "boolean":
    case "path":
      return `${value.kind} ${value.value}`
    case "external":
    case "class":
    case "function":
    case "module":
      return `${value.kind} ${value.name}`
    case "none":
      return "None"
  }
}

/** All settings of several modules, to see whether an edit changes any but those that it should. */
export function outlineOf(
  draft: Draft,
  modules: readonly SettingsModule[],
  { without, except }: { readonly without?: string; readonly except?: string },
): string {
  return modules
    .map((module) =>
      [...draft.names(module)]
        .filter(([name]) => /^[A-Z]/.test(name) && name !== except)
        .map(([name, { value }]) => `${name}=${outline(value, without)}`)
        .toSorted()
        .join("\n"),
    )
    .join("\n\n")
}
