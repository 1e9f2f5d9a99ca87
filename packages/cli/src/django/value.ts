import type { Range, Statement } from "../python/syntax.ts"
import type { ModuleFile } from "./project-files.ts"

/** Where something is written. */
export interface Place extends Range {
  /** Absolute path. */
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** Why a value cannot be known without running the project. */
export interface UnknownReason {
  readonly kind:
    | "environment"
    | "call"
    | "import"
    | "star-import"
    | "undefined"
    | "loop"
    | "subclass"
    | "condition"
    | "expression"
    | "opaque"
  /** In words that fit behind "because": "it is read from the environment variable `DEBUG`". */
  readonly because: string
  /** The environment variable, for `environment`. */
  readonly variable?: string
  readonly place: Place
}

/** One element of a list, tuple or set. */
export interface Element {
  readonly value: Value
  /** The element as written, with its star; an element that a call computed has the call's place. */
  readonly place: Place
  /** The brackets that it is written in; absent for what was computed. */
  readonly within?: Place
  /** Set: any number of elements that are not known stand here. */
  readonly spread?: true
  /** Set: it is there only under this condition, in Python's words. */
  readonly when?: string
}

/** What is known of a Python value. Compared by identity where Python shares one object. */
export type Value =
  | {
      readonly kind: "string"
      readonly value: string
      readonly bytes?: true
      readonly place?: Place
      /** Set: written as several literals side by side, as a missing comma does. */
      readonly pieces?: readonly { readonly value: string; readonly place: Place }[]
    }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "list" | "tuple" | "set"; readonly elements: readonly Element[] }
  | { readonly kind: "dict"; readonly entries: readonly DictItem[]; readonly complete: boolean }
  | { readonly kind: "regex"; readonly pattern: string; readonly flags: readonly string[]; readonly place: Place }
  | { readonly kind: "path"; readonly value: string }
  | { readonly kind: "module"; readonly name: string; readonly module: ModuleFile; readonly namespace: Namespace }
  | { readonly kind: "class"; readonly name: string; readonly namespace: Namespace; readonly bases: readonly Value[] }
  /** Something of another package by its full name: `os.environ`, `environ.Env()`. What it does is known for a few. */
  | { readonly kind: "external"; readonly name: string; readonly defaults?: readonly DictItem[] }
  | { readonly kind: "function"; readonly name: string; readonly body: readonly Statement[] }
  | { readonly kind: "either"; readonly alternatives: readonly Alternative[] }
  | {
      readonly kind: "unknown"
      readonly reason: UnknownReason
      readonly fallback?: Value
      /** What it was computed of: what they contain may be in it. */
      readonly of?: readonly Value[]
    }

/** A value that a name has under a condition. */
export interface Alternative {
  /** In Python's words: `DEBUG`, `not (DEBUG)`. */
  readonly when: string
  readonly value: Value
}

/** One entry of a dict. */
export interface DictItem {
  readonly key: Value
  readonly value: Value
}

/** How a statement sets or changes a name. */
export type AssignmentKind =
  | "assign"
  | "augment"
  | "append"
  | "insert"
  | "extend"
  | "remove"
  | "import"
  | "define"
  | "other"

/** One statement that sets or changes a name. */
export interface Assignment extends Place {
  readonly kind: AssignmentKind
  /** The value as written, where the statement has one. */
  readonly expression?: Place
  /** Set: it runs only under these conditions, outermost first. */
  readonly when?: readonly string[]
}

/** A name with what is known of it. */
export interface Binding {
  readonly value: Value
  /** Every statement that made it what it is, in order of execution, also in other modules. */
  readonly assignments: readonly Assignment[]
}

/** The names of a module or class. */
export type Namespace = Map<string, Binding>

/** The type of a list-like value. */
export type Sequence = Extract<Value, { kind: "list" | "tuple" | "set" }>

/** Whether a value is a list, tuple or set. */
export function isSequence(value: Value): value is Sequence {
  return value.kind === "list" || value.kind === "tuple" || value.kind === "set"
}

/** The value of a string that is known. */
export function stringOf(value: Value | undefined): string | undefined {
  return value?.kind === "string" && value.bytes !== true ? value.value : undefined
}

/** Whether everything about a value is known, down to its last element. */
export function isKnown(value: Value): boolean {
  if (value.kind === "unknown" || value.kind === "either" || value.kind === "external") return false
  if (isSequence(value))
    return value.elements.every(
      (element) => element.spread !== true && element.when === undefined && isKnown(element.value),
    )
  if (value.kind === "dict")
    return value.complete && value.entries.every((entry) => isKnown(entry.key) && isKnown(entry.value))
  return true
}

/** Whether Python takes a value as true; `undefined` where it is not known. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case "string":
      return value.value !== ""
    case "number":
      return value.value !== 0
    case "boolean":
      return value.value
    case "none":
      return false
    case "list":
    case "tuple":
    case "set":
      if (value.elements.some(({ spread, when }) => spread !== true && when === undefined)) return true
      return value.elements.length === 0 ? false : undefined
    case "dict":
      return value.entries.length > 0 ? true : value.complete ? false : undefined
    case "either": {
      const truths = new Set(value.alternatives.map((alternative) => truthOf(alternative.value)))
      return truths.size === 1 ? [...truths][0] : undefined
    }
    case "unknown":
    case "external":
      return undefined
    default:
      return true
  }
}

/** Whether two values are certainly the same; values that are not known never are, unless they are one object. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a.kind !== b.kind) return false
  switch (a.kind) {
    case "none":
      return true
    case "string":
    case "number":
    case "boolean":
    case "path":
      return a.value === (b as typeof a).value
    case "list":
    case "tuple":
    case "set": {
      const other = (b as typeof a).elements
      return (
        a.elements.length === other.length &&
        a.elements.every(
          (element, index) =>
            element.spread === other[index]!.spread &&
            element.when === other[index]!.when &&
            sameValue(element.value, other[index]!.value),
        )
      )
    }
    case "regex":
      return a.pattern === (b as typeof a).pattern && a.flags.join() === (b as typeof a).flags.join()
    case "external":
      return a.name === (b as typeof a).name && a.defaults === (b as typeof a).defaults
    default:
      return false
  }
}
