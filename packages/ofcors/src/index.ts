/**
 * CORS, solved: settings to a policy, a policy to decisions. The adapters stand in subpaths of their own.
 *
 * @module
 */
export type { CorsRequest, RequestHeaders } from "./http/request.ts"
export type { CorsSettings, Danger, DataSettings, SettingsOrRules } from "./policy/settings.ts"
export type { Diagnostic } from "./diagnostics/diagnostic.ts"
export type { DiagnosticCode } from "./diagnostics/codes.ts"
export type { Decision } from "./server/decision.ts"
export { type Policy, type SyncPolicy, createPolicy } from "./server/policy.ts"
export { SettingsError } from "./diagnostics/settings-error.ts"
export { settingsFromEnv } from "./policy/settings-from-env.ts"
export { DEFAULT_HEADERS as defaultHeaders, DEFAULT_METHODS as defaultMethods } from "./policy/settings.ts"
