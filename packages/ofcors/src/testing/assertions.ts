import type { BrowserDiagnosticCode } from "../browser/diagnostics.ts"
import type { AllowOriginOptions } from "./matchers.ts"

/** The matchers as `expect(…)` offers them. */
export interface CorsAssertions {
  /** The page reads the response: `await expect(page(origin).explain(app, url)).toBeReadable()`. */
  toBeReadable(): Promise<void>
  /** A rule of the browser withholds the response; with `code`, for this reason and no other. */
  toBeBlocked(code?: BrowserDiagnosticCode): Promise<void>
  /** A preflight goes out; one that the preflight cache answers does not. */
  toSendPreflight(): Promise<void>
  /** The request itself carries this cookie. */
  toSendCookie(name: string): Promise<void>
  /** Script reads this header of the response, with this value where one is given. */
  toExposeHeader(name: string, value?: string): Promise<void>
  /** Pages of this origin read what the application answers: `await expect(app).toAllowOrigin("https://a.example")`. */
  toAllowOrigin(origin: string, options?: AllowOriginOptions): Promise<void>
}
