import type { Setup } from "../../check-javascript/find-setups.ts"
import { lineStartsOf } from "../../check-javascript/line-starts.ts"
import type { Value } from "../../check-javascript/value.ts"
import type { PolicyDocument } from "../../policy-file/policy-document.ts"
import type { AddOptionNote, OptionNote } from "./option-note.ts"
import { settled } from "./settled.ts"
import { translateLists } from "./translate-lists.ts"
import { translateOrigin } from "./translate-origin.ts"

/** What was made of one call; no policy where its options are not known at all. */
export interface TranslatedSetup {
  readonly policy: PolicyDocument | undefined
  readonly notes: readonly OptionNote[]
}

/** Options that decide nothing here, the value with which they did nothing there, and what becomes of others. */
const OTHERS: Readonly<Record<string, readonly [plain: boolean | number | undefined, says: string]>> = {
  preflightContinue: [false, "A preflight is always answered here, and never reaches the application."],
  optionsSuccessStatus: [204, "Preflights are answered with 204."],
  preflight: [true, "Preflights are always answered here, and nothing else is."],
  strictPreflight: [false, "`OPTIONS` requests that are no preflights reach the application here."],
  hook: [undefined, "The headers are written when the response is sent, whatever hook it comes from."],
  cacheControl: [undefined, "Set it in a hook of your own, if a cache keeps your preflights."],
  keepHeadersOnError: [true, "Errors always keep the headers here, or a page could not read them."],
  secureContext: [
    false,
    "It is about two other headers: set `Cross-Origin-Opener-Policy` and `Cross-Origin-Embedder-Policy` yourself.",
  ],
  delegator: [undefined, "Write a list of rules, each with its `urls`."],
}

/** Options that can be left out without a word. */
const SILENT = new Set(["hideOptionsRoute", "logLevel", "prefix"])

/** Translates the options of one call. */
export function translateSetup(setup: Setup): TranslatedSetup {
  const notes: OptionNote[] = []
  const add: AddOptionNote = (code, option, { module, node }, says) =>
    void notes.push({ code, option, line: lineStartsOf(module.text).positionOf(node.start).line, says })
  const options = optionsOf(setup, add)
  if (options === undefined) return { policy: undefined, notes }
  noteOthers(setup, options, add)
  const credentials = isOn(options.get("credentials"), "credentials", setup.package.wantsTrue, add)
  const origins = translateOrigin(setup, options.get("origin"), credentials, add)
  const policy: PolicyDocument = {
    ...origins,
    ...translateLists(setup, options, origins.allowCredentials ?? false, add),
    ...ageOf(options.get("maxAge"), add),
    ...(isOn(options.get("privateNetworkAccess"), "privateNetworkAccess", false, add)
      ? { allowPrivateNetwork: true }
      : {}),
  }
  return { policy, notes }
}

/** The options by their names; `undefined`, and noted, where a function or something unknown decides. */
function optionsOf({ options, at }: Setup, add: AddOptionNote): ReadonlyMap<string, Value> | undefined {
  if (options === undefined || options.kind === "nothing" || options.kind === "boolean") return new Map()
  if (options.kind === "function") {
    add(
      "option-function",
      "options",
      at,
      "A function chooses them for each request: write a list of rules, each with its `urls`.",
    )
    return undefined
  }
  const known = settled(options, "options", "Write them where they are passed, and try again.", add)
  if (known?.kind !== "object") {
    if (known !== undefined) add("option-unknown-value", "options", at, "They are no object.")
    return undefined
  }
  if (!known.isComplete) {
    add("option-unknown-value", "options", known.at, "A part of them is not known, and may replace the rest.")
    return undefined
  }
  return new Map([...known.properties].map(([name, { value }]) => [name, value]))
}

function noteOthers({ package: known }: Setup, options: ReadonlyMap<string, Value>, add: AddOptionNote): void {
  for (const [name, value] of options) {
    const [plain, says] = OTHERS[name] ?? []
    if (value.kind === "nothing" || SILENT.has(name)) continue
    if (!known.known.includes(name)) add("option-unknown", name, value.at, `${known.title} does not read it.`)
    else if (says !== undefined && !("value" in value && value.value === plain))
      add("option-ignored", name, value.at, says)
  }
}

function isOn(value: Value | undefined, option: string, wantsTrue: boolean, add: AddOptionNote): boolean {
  if (value === undefined) return false
  const known = settled(value, option, "Write `true` or `false`.", add)
  if (known === undefined) return false
  if (known.kind === "boolean") return known.value
  return !wantsTrue && known.kind !== "nothing" && !(known.kind === "string" && known.value === "")
}

function ageOf(value: Value | undefined, add: AddOptionNote): Pick<PolicyDocument, "preflightMaxAge"> {
  if (value === undefined || value.kind === "nothing") return {}
  const known = settled(value, "maxAge", "Write the seconds.", add)
  if (known?.kind !== "number" && known?.kind !== "string") return {}
  const age = Number(known.value)
  const taken = Math.min(86_400, Math.max(0, Math.round(age)))
  if (Number.isNaN(age)) {
    add("max-age-changed", "maxAge", known.at, "It was left out: it is no number.")
    return {}
  }
  if (taken !== age)
    add("max-age-changed", "maxAge", known.at, `${taken} was taken; no browser remembers for longer than a day.`)
  return taken === 86_400 ? {} : { preflightMaxAge: taken }
}
