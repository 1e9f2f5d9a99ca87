import type { Ending } from "../host.ts"

/** A stream of pieces, which fails at its end if it should. */
export function streamOf(pieces: readonly string[], failure?: Error): ReadableStream<Uint8Array> {
  const left = pieces.map((piece) => new TextEncoder().encode(piece))
  return new ReadableStream({
    async pull(controller) {
      const piece = left.shift()
      if (piece !== undefined) return controller.enqueue(piece)
      // A busy machine may take its time to send the head, which must be out before the stream fails.
      await new Promise((resolve) => setTimeout(resolve, failure === undefined ? 5 : 100))
      if (failure === undefined) controller.close()
      else controller.error(failure)
    },
  })
}

/** The `Response` that an ending asks for. */
export function responseFrom({ status, headers, body }: Ending): Response {
  return new Response(body, { status, headers: headers.map(([name, value]): [string, string] => [name, value]) })
}

/** A response whose headers nobody can write to. */
export function redirectTo(location: string): Response {
  return Response.redirect(new URL(location, "https://api.example"))
}

/** Reasons that hosts of Fetch's shape share. */
export const NO_HEAD = "a Response is returned whole; there is no head to write"

/** What the Node bridge does to a request target before any handler. */
export const URL_PARSED: {
  readonly "raw path": string
  readonly "lower-case method": string
  readonly "asterisk target": string
} = {
  "raw path": "the URL parser resolves dot segments and the bridge refuses backslashes before any handler",
  "lower-case method": "Node's HTTP/1 parser answers 400 before any code runs",
  "asterisk target": "a Request has a URL, which `*` is not; the bridge answers 400",
}
