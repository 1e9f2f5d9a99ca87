import type { Diagnostic } from "./diagnostic.ts"

/** Thrown at start-up for settings that must not run: all their problems at once. */
export class SettingsError extends TypeError {
  override readonly name = "SettingsError"
  /** Every error, and every warning beside it, in the order of the settings. */
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    const lines = diagnostics.map(({ severity, message, code }) => `\n  ${severity}: ${message} [${code}]`)
    super(`the CORS settings have ${lines.length} problem${lines.length === 1 ? "" : "s"}:${lines.join("")}`)
    this.diagnostics = diagnostics
  }
}
