/** The options of `ofcors explain` as they come from the command line. */
export interface ExplainOptions {
  readonly url?: string
  readonly from?: string
  /** `false` with `--no-check`. */
  readonly check: boolean
  readonly json?: boolean
}
