/**
 * From the JSON of a vector to what an adapter takes.
 *
 * @module
 */
import type { CorsSettings } from "ofcors"
import type { JsonSettings, OriginCheck, Text } from "./vector.ts"

type Check = NonNullable<CorsSettings["allowOriginWhen"]>

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

const ORIGIN_CHECKS: { readonly [Name in OriginCheck]: Check } = {
  "returns true": () => true,
  "returns false": () => false,
  // TypeScript does not let this pass, JavaScript does.
  "returns a truthy object": () => ({}) as boolean,
  throws: () => {
    throw new Error("the origin check failed")
  },
  "resolves true": async () => true,
  "resolves false": async () => false,
  "resolves true late": async () => {
    await later()
    return true
  },
  rejects: async () => {
    await later()
    throw new Error("the origin check failed")
  },
}

/** The settings that a vector means; `explain` is the same for every rule. */
export function readSettings(
  settings: JsonSettings | readonly JsonSettings[],
  explain: CorsSettings["explain"],
): CorsSettings | readonly CorsSettings[] {
  return isRules(settings) ? settings.map((rule) => readRule(rule, explain)) : readRule(settings, explain)
}

function isRules(settings: JsonSettings | readonly JsonSettings[]): settings is readonly JsonSettings[] {
  return Array.isArray(settings)
}

function readRule({ urls, allowOriginWhen, ...plain }: JsonSettings, explain: CorsSettings["explain"]): CorsSettings {
  return {
    ...plain,
    ...(urls === undefined ? {} : { urls: typeof urls === "string" ? urls : new RegExp(urls.regex) }),
    ...(allowOriginWhen === undefined ? {} : { allowOriginWhen: ORIGIN_CHECKS[allowOriginWhen] }),
    ...(explain === undefined ? {} : { explain }),
  }
}

/** A text written out. */
export function readText(text: Text): string {
  if (typeof text === "string") return text
  return text.map((piece) => (typeof piece === "string" ? piece : piece.repeat.repeat(piece.times))).join("")
}
