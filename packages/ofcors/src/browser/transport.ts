/** One header line as it stands on the wire: the name in its own case, the value without surrounding whitespace. */
export type HeaderLine = readonly [name: string, value: string]

/** What a transport is asked to send. */
export interface WireRequest {
  readonly method: string
  /** Absolute, without credentials and fragment. */
  readonly url: string
  /** All headers that Fetch sets, in order; `Host`, `Connection` and the framing of the body are the transport's. */
  readonly headers: readonly HeaderLine[]
  readonly body: Uint8Array | ReadableStream<Uint8Array> | null
  /** Aborted when script or the time limit gives up; the transport then lets go of everything. */
  readonly signal: AbortSignal
}

/** A response as it stands on the wire. */
export interface WireResponse {
  readonly status: number
  readonly statusText: string
  /** Every line, in order, repeated lines apart; values are byte strings (one character per byte). */
  readonly headers: readonly HeaderLine[]
  /** A stream that errors where the body broke off. */
  readonly body: Uint8Array | ReadableStream<Uint8Array> | null
}

/** Why no response came. */
export type NetworkErrorKind = "dns" | "refused" | "reset" | "tls" | "timeout" | "malformed"

/** No response: the connection, TLS or the response's head failed. */
export interface NetworkFailure {
  readonly error: NetworkErrorKind
  /** For people: what exactly happened. */
  readonly message: string
}

/** Where a server stands (Local Network Access, "IP address space"). */
export type AddressSpace = "loopback" | "local" | "public"

/** The transport of a browser: sends one request and gives the response's head, raw. It follows and stores nothing. */
export interface Send {
  (request: WireRequest): WireResponse | NetworkFailure | Promise<WireResponse | NetworkFailure>
  /**
   * Where the server of `url` stands, found out before anything is sent to it. Default: read off an address literal
   * and off `localhost`; any other name counts as public.
   */
  addressSpaceOf?(url: URL): AddressSpace | undefined | Promise<AddressSpace | undefined>
  /** Whether a request's body may be a stream, as from HTTP/2 on. Default: yes. */
  readonly streamsBodies?: boolean
}
