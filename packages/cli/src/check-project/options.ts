/** How `ofcors check <dir>` was called. */
export interface CheckProjectOptions {
  /** Write what can be mended safely, after showing it. */
  readonly fix?: boolean
  /** Do not ask before writing. */
  readonly yes?: boolean
  readonly json?: boolean
  readonly sarif?: boolean
  /** A file of environment variables that the project runs with. */
  readonly envFile?: string
  /** The same. */
  readonly environment?: string
}
