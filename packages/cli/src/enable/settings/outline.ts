import type { SettingsModule } from "../../django/open-project.ts"
import { joined } from "../../django/merge-values.ts"
import { type Sequence, type Value, isSequence, stringOf } from "../../django/value.ts"
import type { Draft } from "./draft.ts"

/** `[*NAMES, "more"]` makes one list of several that NAMES may be, with conditional elements. */
function asOneList(value: Extract<Value, { kind: "either" }>): Value | undefined {
  const { alternatives } = value
  if (!alternatives.every((each) => isSequence(each.value))) return undefined
  const elements = alternatives.flatMap(({ when, value: list }) =>
    (list as Sequence).elements.map((element) => ({
      ...element,
      when: element.when === undefined ? when : joined(when, element.when),
    })),
  )
  return { kind: "list", elements }
}

/** A value as text without its places, to be compared; one string is left out of every list. */
function outline(value: Value, without: string | undefined): string {
  if (isSequence(value)) {
    const [only, ...others] = value.elements.filter(
      (element) => without === undefined || stringOf(element.value) !== without,
    )
    // `[*NAMES]` has what NAMES has.
    if (only?.spread === true && others.length === 0) return outline(only.value, without)
    const elements = value.elements
      .filter((element) => without === undefined || stringOf(element.value) !== without)
      .map((element) => `${element.spread === true ? "*" : ""}${outline(element.value, without)}${element.when ?? ""}`)
    // `[*NAMES, "more"]` makes a list of a tuple; whoever adds a tuple to it later gets an unknown value.
    return `${value.kind === "set" ? "set" : "sequence"}[${elements.join()}]`
  }
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value)
    case "dict":
      return `{${value.entries.map((item) => `${outline(item.key, without)}:${outline(item.value, without)}`).join()}}`
    case "either": {
      const list = asOneList(value)
      if (list !== undefined) return outline(list, without)
      return `either(${value.alternatives.map((each) => `${each.when}:${outline(each.value, without)}`).join()})`
    }
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

/** Which changes are none. */
export interface OutlineOptions {
  /** A string that is left out of every list, */
  readonly without?: string
  /** in these settings. */
  readonly within?: (name: string) => boolean
  /** A setting that is left out. */
  readonly except?: string
}

/** All settings of several modules, to see whether an edit changes any but those that it should. */
export function outlineOf(
  draft: Draft,
  modules: readonly SettingsModule[],
  { without, within = () => true, except }: OutlineOptions,
): string {
  return modules
    .map((module) =>
      [...draft.names(module)]
        .filter(([name]) => /^[A-Z]/.test(name) && name !== except)
        .map(([name, { value }]) => `${name}=${outline(value, within(name) ? without : undefined)}`)
        .toSorted()
        .join("\n"),
    )
    .join("\n\n")
}
