/** The options of `ofcors check` as they come from the command line. */
export interface CheckFlags {
  readonly from?: string
  readonly request?: string
  readonly header: readonly string[]
  readonly body?: string
  readonly credentials?: boolean
  readonly cookie: readonly string[]
  readonly read: readonly string[]
  readonly engine: "chromium" | "firefox" | "webkit" | "all"
  readonly send?: boolean
  readonly timeout: string
  readonly pageNetwork?: "public" | "local" | "loopback"
  readonly ca?: string
  readonly verify?: boolean
  readonly watch?: boolean
  readonly json?: boolean
}
