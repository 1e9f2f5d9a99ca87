/**
 * Runs in a process of its own: imports the module that the parent names, and sends it what the module exports.
 *
 * @module
 */
import { pathToFileURL } from "node:url"
import type { ModuleMessage } from "./module-message.ts"
import { withoutFunctions } from "./without-functions.ts"

/** The exports that are looked for, in this order. */
const NAMES = ["default", "settings", "policy", "corsSettings"]

const [, , file = "", loader = ""] = process.argv

async function load(): Promise<Record<string, unknown>> {
  if (loader === "") return (await import(pathToFileURL(file).href)) as Record<string, unknown>
  const { createJiti } = await import("jiti")
  return createJiti(import.meta.url, { fsCache: false, interopDefault: false }).import(file)
}

/** What a CommonJS module exports by name stands under its default export; no setting has one of these names. */
function ofCommonJs(exported: Record<string, unknown>): Record<string, unknown> {
  const inner = exported["default"]
  const isNested = typeof inner === "object" && inner !== null && NAMES.some((name) => Object.hasOwn(inner, name))
  return isNested ? (inner as Record<string, unknown>) : exported
}

async function answer(): Promise<ModuleMessage> {
  try {
    const exported = ofCommonJs(await load())
    const name = NAMES.find((name) => exported[name] !== undefined)
    if (name === undefined) return { kind: "nothing", names: Object.keys(exported) }
    const value: unknown = await exported[name]
    if (typeof value === "function") return { kind: "function", name }
    if (typeof (value as { decide?: unknown } | null)?.decide === "function") return { kind: "policy", name }
    return { kind: "settings", settings: withoutFunctions(value) }
  } catch (error) {
    const { name, diagnostics } = error as { name?: unknown; diagnostics?: unknown }
    if (name === "SettingsError" && Array.isArray(diagnostics)) {
      return { kind: "refused", diagnostics: withoutFunctions(diagnostics) as never }
    }
    return { kind: "threw", error: error instanceof Error ? String(error.stack ?? error) : String(error) }
  }
}

const message = await answer()
try {
  process.send?.(message, () => process.exit())
} catch (error) {
  process.send?.({ kind: "threw", error: `the export cannot be read: ${String(error)}` }, () => process.exit())
}
