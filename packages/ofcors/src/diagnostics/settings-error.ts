import type { Diagnostic } from "./diagnostic.ts"

/** Thrown at start-up for settings that must not run: all their problems at once. */
export class SettingsError extends TypeError {
  override readonly name = "SettingsError"
  /** Every error, and every warning beside it, in the order of the settings. */
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    super(
      "the CORS settings do not work:" + diagnostics.map((d) => `\n  ${d.severity}: ${d.message} [${d.code}]`).join(""),
    )
    this.diagnostics = diagnostics
  }
}
