/**
 * The client's half of the CORS protocol: what a browser would do with a request and its responses, and why.
 *
 * @module
 */
export type {
  AddressSpace,
  HeaderLine,
  NetworkErrorKind,
  NetworkFailure,
  Send,
  WireRequest,
  WireResponse,
} from "./transport.ts"
export type {
  BrowserDiagnostic,
  ConsoleEngine,
  ConsoleLine,
  CookieNotSent,
  Engine,
  Exchange,
  Failure,
  Phase,
  Report,
  RequestFacts,
  RequestHead,
  ResponseHead,
  SeenByScript,
  Step,
  Verdict,
} from "./report.ts"
export type { BrowserDiagnosticCode } from "./diagnostics.ts"
export { type Browser, type BrowserOptions, createBrowser } from "./browser.ts"
export { CorsError } from "./cors-error.ts"
export { inProcess } from "./in-process.ts"
export type { FetchInit } from "./fetch-init.ts"
export type { RegistrableDomain } from "./page-facts.ts"
export type { Page, PageOptions } from "./page.ts"
export type { HeadersInput } from "./request-headers-guard.ts"
export { REPORT_VERSION } from "./report.ts"
