/** A server that listens. */
export interface Running {
  readonly port: number
  stop(): Promise<void>
}

/** Starts the source of one case. `upstream` is the port of the application behind it, `beside` the folder of the case. */
export type Start = (source: string, upstream: number | undefined, beside: string) => Promise<Running>
