/**
 * Every adapter on its real framework, in this process: one application each, told at every request what to do.
 *
 * @module
 */
import { getRequestListener } from "@hono/node-server"
import connect from "connect"
import express5, { type Express } from "express"
import express4 from "express4"
import Fastify from "fastify"
import { type Context as HonoContext, Hono } from "hono"
import Koa from "koa"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Policy } from "ofcors"
import { cors as expressCors } from "ofcors/express"
import { cors as fastifyCors } from "ofcors/fastify"
import { cors as fetchCors } from "ofcors/fetch"
import { cors as honoCors } from "ofcors/hono"
import { cors as koaCors } from "ofcors/koa"
import { cors as nodeCors } from "ofcors/node"
import type { Application } from "ofcors/testing"
import polka from "polka"
import type { Behaviour } from "./scenario.ts"

/** What to do with the request of this path. */
export type BehaviourOf = (path: string) => Behaviour

/** An adapter with its framework. */
export interface Adapter {
  readonly name: string
  /** Why a handler cannot throw here, where it cannot. */
  readonly throwsNothing?: string
  create(policy: Policy, behaviourOf: BehaviourOf): Application
}

const UNCAUGHT = "nothing catches what a plain listener throws"

/** All of them. */
export const ADAPTERS: readonly Adapter[] = [
  {
    name: "node:http",
    throwsNothing: UNCAUGHT,
    create(policy, behaviourOf) {
      const middleware = nodeCors(policy)
      return (request: IncomingMessage, response: ServerResponse) =>
        middleware(request, response, () => actOnNode(response, behaviourOf(pathOf(request.url))))
    },
  },
  { name: "express 4", create: (policy, behaviourOf) => expressApplication(express4(), policy, behaviourOf) },
  { name: "express 5", create: (policy, behaviourOf) => expressApplication(express5(), policy, behaviourOf) },
  {
    name: "connect",
    create: (policy, behaviourOf) =>
      connect()
        .use(nodeCors(policy))
        .use((request, response) => actOnNode(response, behaviourOf(pathOf(request.url)))),
  },
  {
    name: "polka",
    throwsNothing: "Polka 0.5 has no try around handlers",
    create: (policy, behaviourOf) =>
      polka()
        .use(nodeCors(policy))
        .use((request, response) => actOnNode(response, behaviourOf(pathOf(request.url)))),
  },
  { name: "fastify", create: fastifyApplication },
  { name: "koa", create: koaApplication },
  { name: "hono", create: honoApplication },
  {
    name: "hono on Node",
    create(policy, behaviourOf) {
      const listener = getRequestListener(honoApplication(policy, behaviourOf).fetch)
      return (request: IncomingMessage, response: ServerResponse) => listener(request, response)
    },
  },
  {
    name: "fetch",
    create(policy, behaviourOf) {
      const handler = fetchCors(policy)((request) => answer(behaviourOf(new URL(request.url).pathname)))
      // As the runtimes do: outside every `urls`, what is thrown is theirs to answer.
      return async (request: Request) => {
        try {
          return await handler(request)
        } catch {
          return new Response("Internal Server Error", { status: 500 })
        }
      }
    },
  },
]

class HandlerFailed extends Error {}

function fail(): never {
  throw new HandlerFailed("the handler failed")
}

function pathOf(url = ""): string {
  return url.split("?")[0]!
}

/** A body where the status lets one be. */
function bodyOf({ status, ends }: Behaviour): string | null {
  return ends === "redirect" || status === 204 || status === 304 ? null : "tea"
}

function actOnNode(response: ServerResponse, behaviour: Behaviour): void {
  for (const [how, name, value] of behaviour.headers) {
    if (how === "set") response.setHeader(name, value)
    else response.appendHeader(name, value)
  }
  if (behaviour.ends === "throw") fail()
  response.statusCode = behaviour.status
  if (behaviour.ends === "redirect") response.setHeader("Location", behaviour.location)
  response.end(bodyOf(behaviour) ?? undefined)
}

function expressApplication(app: Express, policy: Policy, behaviourOf: BehaviourOf): Express {
  // Express prints what handlers throw unless it is under test.
  app.set("env", "test")
  app.use(expressCors(policy))
  app.use((request, response) => {
    const behaviour = behaviourOf(pathOf(request.originalUrl))
    for (const [how, name, value] of behaviour.headers) {
      if (how === "set") response.set(name, value)
      else response.append(name, value)
    }
    if (behaviour.ends === "throw") fail()
    if (behaviour.ends === "redirect") response.redirect(behaviour.status, behaviour.location)
    else response.status(behaviour.status).send(bodyOf(behaviour) ?? undefined)
  })
  return app
}

function fastifyApplication(policy: Policy, behaviourOf: BehaviourOf): Application {
  const app = Fastify()
  app.register(fastifyCors(policy))
  app.addHttpMethod("PURGE")
  // Fastify answers 400 to `Content-Type: application/json` without a body, and the behaviour would not be ours.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser("*", (_request, _payload, done) => done(null))
  app.all("/*", (request, reply) => {
    const behaviour = behaviourOf(pathOf(request.url))
    for (const [how, name, value] of behaviour.headers) {
      const before = reply.getHeader(name)
      reply.header(name, how === "append" && before !== undefined ? `${String(before)}, ${value}` : value)
    }
    if (behaviour.ends === "throw") fail()
    if (behaviour.ends === "redirect") return reply.redirect(behaviour.location, behaviour.status)
    return reply.code(behaviour.status).send(bodyOf(behaviour) ?? undefined)
  })
  return app
}

function koaApplication(policy: Policy, behaviourOf: BehaviourOf): Application {
  const app = new Koa()
  app.silent = true
  app.use(koaCors(policy))
  app.use((ctx) => {
    const behaviour = behaviourOf(ctx.path)
    for (const [how, name, value] of behaviour.headers) {
      if (how === "set") ctx.set(name, value)
      else ctx.append(name, value)
    }
    if (behaviour.ends === "throw") fail()
    if (behaviour.ends === "redirect") ctx.redirect(behaviour.location)
    else ctx.body = bodyOf(behaviour)
    ctx.status = behaviour.status
  })
  return app
}

function honoApplication(policy: Policy, behaviourOf: BehaviourOf): Hono {
  const app = new Hono()
  app.use(honoCors(policy))
  app.all("*", (c: HonoContext) => {
    const behaviour = behaviourOf(new URL(c.req.url).pathname)
    for (const [how, name, value] of behaviour.headers) c.header(name, value, { append: how === "append" })
    if (behaviour.ends === "throw") fail()
    if (behaviour.ends === "redirect") c.header("Location", behaviour.location)
    return c.newResponse(bodyOf(behaviour), behaviour.status as 200)
  })
  // As Hono's own, which prints the error.
  app.onError((_error, c) => c.text("Internal Server Error", 500))
  return app
}

function answer(behaviour: Behaviour): Response {
  const headers = new Headers()
  for (const [how, name, value] of behaviour.headers) headers[how](name, value)
  if (behaviour.ends === "throw") fail()
  if (behaviour.ends === "redirect") headers.set("Location", behaviour.location)
  return new Response(bodyOf(behaviour), { status: behaviour.status, headers })
}
