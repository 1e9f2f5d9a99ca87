import type { Report } from "./report.ts"

/** What `page.fetch` rejects with: the `TypeError` that script sees, and the report that script never sees. */
export class CorsError extends TypeError {
  override readonly name = "CorsError"
  readonly report: Report

  constructor(message: string, report: Report) {
    super(message)
    this.report = report
  }
}
