import type { IncomingMessage, ServerResponse } from "node:http"
import { Readable } from "node:stream"
import bodyParser from "body-parser"
import createError from "http-errors"
import type { Idiom } from "../host.ts"
import { throwing } from "./throwing.ts"

/** What Node gives a listener, and where there is a framework around it, its `next`. */
export interface NodeContext {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly next: (error?: unknown) => void
}

const UNCAUGHT = "nothing catches what a plain listener throws: the process ends"
const NO_RESPONSE = "Node's responses are written to, not returned"

/** The ways of Node's own responses, which Connect, Polka and Express share. */
export const nodeIdiom: Idiom<NodeContext> = {
  set: ({ response }, name, value) => response.setHeader(name, value),
  append: ({ response }, name, value) => response.appendHeader(name, value),
  vary: "Node has no function for Vary",
  remove: ({ response }, name) => response.removeHeader(name),
  names: ({ response }) => response.getHeaderNames(),
  ends: {
    send({ response }, { status, body }) {
      response.statusCode = status
      response.end(body ?? undefined)
    },
    "writeHead object": ({ response }, { status, headers, body }) =>
      response.writeHead(status, Object.fromEntries(headers)).end(body ?? undefined),
    "writeHead list": ({ response }, { status, headers, body }) =>
      response.writeHead(status, headers.flat()).end(body ?? undefined),
    "writeHead reason": ({ response }, { status, headers, body }) =>
      response.writeHead(status, "Fine", Object.fromEntries(headers)).end(body ?? undefined),
    flush({ response }, { status, body }) {
      response.statusCode = status
      response.flushHeaders()
      setImmediate(() => response.end(body ?? undefined))
    },
    chunks({ response }, { status, body }) {
      response.statusCode = status
      const text = body ?? ""
      response.write(text.slice(0, 2))
      setImmediate(() => response.end(text.slice(2)))
    },
    stream({ response }, { status, body }) {
      response.statusCode = status
      Readable.from([body ?? ""]).pipe(response)
    },
    "early hints"({ response }, { status, body }) {
      response.writeEarlyHints({ link: "</style.css>; rel=preload; as=style" })
      response.statusCode = status
      response.end(body ?? undefined)
    },
    response: NO_RESPONSE,
    "redirect response": NO_RESPONSE,
    redirect: ({ response }, { location }) => response.writeHead(302, { Location: location }).end(),
    "throw error": UNCAUGHT,
    "throw string": UNCAUGHT,
    "throw null": UNCAUGHT,
    "throw http error": UNCAUGHT,
    "reject error": UNCAUGHT,
    "pass error": "without a framework there is nobody to pass an error to",
    "own error handler": "without a framework there are no error handlers",
    "not found": "without a framework every answer is the application's",
    "parse body"({ request, response }, { status, body }) {
      parseJson(request, response, (error) => {
        response.statusCode = error === undefined ? status : statusOf(error)
        response.end(error === undefined ? body : "refused")
      })
    },
    abort({ response }, { status, body }) {
      response.statusCode = status
      response.write(body ?? "")
      setTimeout(() => response.destroy(), 5)
    },
  },
}

/** The endings of an application that a framework with `next(error)` surrounds. */
export const withErrors: Pick<
  Idiom<NodeContext>["ends"],
  keyof typeof throwing | "throw http error" | "pass error" | "not found"
> = {
  ...throwing,
  "throw http error": (_context, { status, headers }) => {
    throw createError(status, "the handler failed", { headers: Object.fromEntries(headers) })
  },
  "pass error": ({ next }) => next(new Error("the handler failed")),
  "own error handler": ({ next }) => next(new Error("the handler failed")),
  "not found": ({ next }) => next(),
}

/** The body parser of Express and Connect; it refuses bodies of more than 16 bytes. */
export const parseJson: (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void =
  bodyParser.json({ limit: 16 })

function statusOf(error: unknown): number {
  return (error as { status?: number }).status ?? 500
}
