import { type CorsSettings, SettingsError, createPolicy } from "ofcors"
import { canonicalOrigin } from "../import/translate-origin.ts"
import type { Setup } from "./find-setups.ts"
import { credentialsOf } from "./rules/credentials.ts"
import type { Value } from "./value.ts"

/** The settings of ofcors that do the same, as one would write them. */
export interface Equivalent {
  /** Absolute. */
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly code: string
  /** What is to be decided by a person. */
  readonly notes: readonly string[]
}

/** Thrown where an option is known only when the program runs. */
class NotKnown extends Error {}

/** Translates the options of a package; `undefined` where they are not all known. */
export function equivalentOf(setup: Setup): Equivalent | undefined {
  const { at, options } = setup
  const notes: string[] = []
  let settings: CorsSettings
  try {
    settings = translate(setup, options === undefined ? new Map() : propertiesOf(options), notes)
    createPolicy({ ...settings, explain: false })
  } catch (error) {
    if (error instanceof NotKnown) return undefined
    if (!(error instanceof SettingsError)) throw error
    // What ofcors refuses is not offered; the findings say what is wrong with it.
    return undefined
  }
  const line = at.module.text.slice(0, at.node.start).split("\n").length
  return { file: at.module.path, line, code: codeOf(settings), notes }
}

type Options = ReadonlyMap<string, Value>

function propertiesOf(options: Value): Options {
  if (options.kind !== "object" || !options.isComplete) throw new NotKnown()
  return new Map([...options.properties].map(([name, { value }]) => [name, value]))
}

function translate(setup: Setup, options: Options, notes: string[]): CorsSettings {
  const { options: names, name } = setup.package
  const credentials = credentialsOf(setup)
  if (credentials === "maybe") throw new NotKnown()
  const withCredentials = credentials === "yes"
  const methods = listOf(options.get(names.methods)) ?? (name === "@fastify/cors" ? ["GET", "HEAD", "POST"] : undefined)
  const headers = listOf(options.get(names.headers))
  const exposed = listOf(options.get(names.exposed))
  const maxAge = options.get("maxAge")
  if (headers === undefined && withCredentials)
    notes.push(
      `${setup.package.title} allows whatever header a page asks for; with credentials, name them in \`allowHeaders\`.`,
    )
  return {
    ...origins(options.get("origin"), withCredentials),
    ...(withCredentials ? { allowCredentials: true } : {}),
    ...(methods === undefined ? {} : { allowMethods: methods.map((method) => method.toUpperCase()) }),
    ...(headers === undefined ? (withCredentials ? {} : { allowHeaders: "*" }) : { allowHeaders: starOr(headers) }),
    ...(exposed === undefined ? {} : { exposeHeaders: starOr(exposed) }),
    ...(maxAge?.kind === "number" ? { preflightMaxAge: Math.min(maxAge.value, 86_400) } : {}),
  }
}

function origins(value: Value | undefined, withCredentials: boolean): CorsSettings {
  const everyone = (): CorsSettings => {
    // Everyone with credentials is nothing that ofcors does, and a finding says so.
    if (withCredentials) throw new NotKnown()
    return { allowAllOrigins: true }
  }
  if (value === undefined) return everyone()
  const elements = value.kind === "array" && value.isComplete ? value.elements : [value]
  const allowedOrigins: string[] = []
  const allowedOriginRegexes: RegExp[] = []
  for (const element of elements) {
    if (element.kind === "boolean" && element.value) return everyone()
    if (element.kind === "string" && element.value === "*" && value.kind !== "array") return everyone()
    if (element.kind === "regex")
      allowedOriginRegexes.push(new RegExp(element.pattern, element.flags.replace(/[gy]/g, "")))
    else if (element.kind === "string" && canonicalOrigin(element.value) !== undefined)
      allowedOrigins.push(canonicalOrigin(element.value)!)
    else throw new NotKnown()
  }
  return {
    ...(allowedOrigins.length === 0 ? {} : { allowedOrigins }),
    ...(allowedOriginRegexes.length === 0 ? {} : { allowedOriginRegexes }),
  }
}

function listOf(value: Value | undefined): readonly string[] | undefined {
  if (value === undefined || value.kind === "nothing") return undefined
  if (value.kind === "string") return value.value.split(",").map((name) => name.trim())
  if (value.kind !== "array" || !value.isComplete) throw new NotKnown()
  return value.elements.map((element) => {
    if (element.kind !== "string") throw new NotKnown()
    return element.value
  })
}

function starOr(names: readonly string[]): readonly string[] | "*" {
  return names.includes("*") ? "*" : names
}

function codeOf(settings: CorsSettings): string {
  const written = Object.entries(settings).map(([name, value]: [string, unknown]) => `${name}: ${literalOf(value)}`)
  return `cors({ ${written.join(", ")} })`
}

function literalOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(", ")}]`
  return value instanceof RegExp ? String(value) : JSON.stringify(value)
}
