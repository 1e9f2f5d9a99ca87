import type { Diagnostic } from "ofcors"

/** What the process that loads a module says about it. */
export type ModuleMessage =
  | { readonly kind: "settings"; readonly settings: unknown }
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "nothing"; readonly names: readonly string[] }
  | { readonly kind: "function" | "policy"; readonly name: string }
  | { readonly kind: "threw"; readonly error: string }
