import { Readable } from "node:stream"
import type { FastifyReply, FastifyRequest } from "fastify"
import createError from "http-errors"
import type { Idiom } from "../host.ts"
import { throwing } from "./throwing.ts"

/** What Fastify gives a handler. */
export interface FastifyContext {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Takes the response out of Fastify's hands, with the headers that the reply has so far. */
function hijack(reply: FastifyReply): FastifyReply["raw"] {
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value)
  return reply.hijack().raw
}

/** The ways of Fastify. */
export const fastifyIdiom: Idiom<FastifyContext> = {
  set: ({ reply }, name, value) => reply.header(name, value),
  append: "a reply's headers are replaced, not appended to",
  vary: "Fastify has no function for Vary",
  remove: ({ reply }, name) => reply.removeHeader(name),
  names: ({ reply }) => Object.keys(reply.getHeaders()),
  ends: {
    send: ({ reply }, { status, body }) => reply.code(status).send(body ?? undefined),
    "writeHead object": ({ reply }, { status, headers, body }) =>
      hijack(reply).writeHead(status, Object.fromEntries(headers)).end(body),
    "writeHead list": ({ reply }, { status, headers, body }) =>
      hijack(reply).writeHead(status, headers.flat()).end(body),
    "writeHead reason": ({ reply }, { status, headers, body }) =>
      hijack(reply).writeHead(status, "Fine", Object.fromEntries(headers)).end(body),
    flush({ reply }, { status, body }) {
      const raw = hijack(reply)
      raw.statusCode = status
      raw.flushHeaders()
      setImmediate(() => raw.end(body))
    },
    chunks: ({ reply }, { status, body }) =>
      reply.code(status).send(Readable.from([body?.slice(0, 2), body?.slice(2)])),
    stream: ({ reply }, { status, body }) => reply.code(status).send(Readable.from([body])),
    "early hints"({ reply }, { status, body }) {
      reply.raw.writeEarlyHints({ link: "</style.css>; rel=preload; as=style" })
      return reply.code(status).send(body)
    },
    response: ({ reply }, { status, headers, body }) =>
      reply.send(
        new Response(body, { status, headers: headers.map(([name, value]): [string, string] => [name, value]) }),
      ),
    "redirect response": ({ reply }, { location }) =>
      reply.send(Response.redirect(new URL(location, "https://api.example"))),
    redirect: ({ reply }, { location }) => reply.redirect(location),
    ...throwing,
    "throw http error": (_context, { status, headers }) => {
      throw createError(status, "the handler failed", { headers: Object.fromEntries(headers) })
    },
    "pass error": ({ reply }) => reply.send(new Error("the handler failed")),
    "not found": ({ reply }) => reply.callNotFound(),
    "parse body": ({ reply }, { status, body }) => reply.code(status).send(body),
    abort: ({ reply }, { status, body }) =>
      reply.code(status).send(
        Readable.from(
          (async function* () {
            yield body
            await new Promise((resolve) => setTimeout(resolve, 5))
            throw new Error("the stream failed")
          })(),
        ),
      ),
  },
}
