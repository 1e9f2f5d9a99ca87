/** A server that listens. */
export interface Running {
  readonly port: number
  stop(): Promise<void>
}

/** Starts the source of one case. `upstream` is the port of the application behind it. */
export type Start = (source: string, upstream: number | undefined) => Promise<Running>
