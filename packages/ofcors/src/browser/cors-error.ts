import type { Report } from "./report.ts"

/**
 * What `page.fetch` rejects with: in all that script looks at the `TypeError` of browsers, by its name and constructor,
 * too; and the report that script never sees, which is not enumerable, so that printing the error does not print it.
 */
export class CorsError extends TypeError {
  declare readonly report: Report

  constructor(message: string, report: Report) {
    super(message)
    Object.defineProperty(this, "report", { value: report })
  }

  static {
    Object.defineProperty(this.prototype, "constructor", { value: TypeError, writable: true, configurable: true })
  }
}
