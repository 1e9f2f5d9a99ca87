import type { Setup } from "../../check-javascript/find-setups.ts"
import { type Value } from "../../check-javascript/value.ts"
import type { PolicyDocument } from "../../policy-file/policy-document.ts"
import type { AddOptionNote } from "./option-note.ts"
import { settled } from "./settled.ts"

const OUR_METHODS = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]

/** What each package allows where it is told nothing; GET, HEAD and POST pass everywhere. */
const DEFAULT_METHODS: Readonly<Record<string, readonly string[]>> = { "@fastify/cors": ["GET", "POST"] }
const USUAL_METHODS = ["DELETE", "GET", "PATCH", "POST", "PUT"]

/** Translates methods, headers and exposed names. */
export function translateLists(
  { package: known, at }: Setup,
  options: ReadonlyMap<string, Value>,
  credentials: boolean,
  add: AddOptionNote,
): Pick<PolicyDocument, "allowMethods" | "allowHeaders" | "exposeHeaders"> {
  const read = (name: string): readonly string[] | undefined => namesOf(options.get(name), name, add)
  const plain = (names: readonly string[] | undefined, option: string): readonly string[] | undefined => {
    if (names === undefined || !names.includes("*") || !credentials) return names
    add("wildcard-with-credentials", option, options.get(option)!.at, "`*` was left out: name what pages use.")
    return names.filter((name) => name !== "*")
  }
  const { methods, headers, exposed } = known.options
  const allowMethods = plain(read(methods), methods) ?? DEFAULT_METHODS[known.name] ?? USUAL_METHODS
  const given = plain(read(headers) ?? read("headers"), headers)
  const exposeHeaders = plain(read(exposed), exposed)
  // An empty list is none for all of them.
  const echoes = (given ?? []).length === 0 && !isUnknown(options.get(headers))
  if (echoes && credentials)
    add(
      "headers-echoed",
      headers,
      at,
      "It is not set, so every header is allowed. With credentials no `*` says that: what is here by default was taken. Add to `allowHeaders` what your pages send.",
    )
  const allowHeaders = echoes ? (credentials ? undefined : ["*"]) : given
  return {
    ...(isSameSet(allowMethods, OUR_METHODS) ? {} : { allowMethods }),
    ...(allowHeaders === undefined || allowHeaders.length === 0 ? {} : { allowHeaders }),
    ...(exposeHeaders === undefined || exposeHeaders.length === 0 ? {} : { exposeHeaders }),
  }
}

/** A list, or a text with commas. */
function namesOf(value: Value | undefined, option: string, add: AddOptionNote): readonly string[] | undefined {
  if (value === undefined || value.kind === "nothing") return undefined
  if (value.kind === "function") {
    add("option-function", option, value.at, "Write the names out.")
    return undefined
  }
  const known = settled(value, option, "Write the names out.", add)
  if (known?.kind === "string") return split(known.value)
  if (known?.kind !== "array") return undefined
  if (!known.isComplete) add("option-unknown-value", option, known.at, "A part of the list is not known.")
  return known.elements.flatMap((element) => {
    const name = settled(element, option, "Write the names out.", add)
    return name?.kind === "string" ? split(name.value) : []
  })
}

function split(text: string): readonly string[] {
  return text.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]))
}

function isUnknown(value: Value | undefined): boolean {
  return value !== undefined && !["nothing", "string", "array"].includes(value.kind)
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name))
}
