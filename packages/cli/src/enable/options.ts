/** How `ofcors enable` was called. */
export interface EnableOptions {
  readonly origin: readonly string[]
  readonly credentials?: boolean
  readonly header: readonly string[]
  readonly crossSite?: boolean
  /** A dotted module name, or a file. */
  readonly settings?: string
  /** Install the package with the project's own tool. */
  readonly install?: boolean
  /** Do not ask before writing. */
  readonly yes?: boolean
  /** Show what would be written, and write nothing. */
  readonly dryRun?: boolean
  readonly json?: boolean
}
