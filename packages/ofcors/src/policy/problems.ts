import type { SettingsCode } from "../diagnostics/catalogue.ts"
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts"

/** Collects what is wrong with settings: reading goes on after a problem, so that all are found at once. */
export interface Problems {
  readonly found: readonly Diagnostic[]
  add(code: SettingsCode, setting: string, value: unknown, corrected?: string): void
}

/** An empty collection. */
export function createProblems(): Problems {
  const found: Diagnostic[] = []
  return {
    found,
    add(code, setting, value, corrected) {
      found.push(diagnose(code, { setting, value: show(value), corrected }))
    },
  }
}

/** A value as its author would recognise it. */
function show(value: unknown): string {
  if (typeof value === "string") return value
  if (value instanceof RegExp || typeof value === "number" || typeof value === "bigint") return String(value)
  if (typeof value === "function") return "a function"
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}
