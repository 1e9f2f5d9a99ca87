/**
 * Tests of CORS without a browser and without a server that listens: pages that fetch from your application in this
 * process. The matchers are in `ofcors/testing/vitest` and `ofcors/testing/jest`.
 *
 * @module
 */
export type {
  Application,
  FastifyApplication,
  FetchApplication,
  KoaApplication,
  NestApplication,
  NodeListener,
  NodeServer,
  PolkaApplication,
} from "./application.ts"
export { formatReport } from "./format-report.ts"
export { type TestBrowser, type TestBrowserOptions, type TestPage, createTestBrowser, page } from "./test-browser.ts"
export { CorsError } from "../browser/cors-error.ts"
export type { FetchInit } from "../browser/fetch-init.ts"
export type { PageOptions } from "../browser/page.ts"
export type { Engine, Report, Verdict } from "../browser/report.ts"
