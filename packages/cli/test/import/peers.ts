import { once } from "node:events"
import { type Server, createServer } from "node:http"
import type { AddressInfo } from "node:net"
import fastifyCors from "@fastify/cors"
import koaCors from "@koa/cors"
import corsOfExpress from "cors"
import express from "express"
import Fastify from "fastify"
import { Hono } from "hono"
import { cors as honoCors } from "hono/cors"
import Koa from "koa"
import { onTestFinished } from "vitest"

/** The packages whose options are imported, as their users import them. */
export const IMPORTS: Readonly<Record<string, string>> = {
  cors: 'import cors from "cors"\napp.use(cors(OPTIONS))\n',
  "@fastify/cors": 'import cors from "@fastify/cors"\napp.register(cors, OPTIONS)\n',
  "@koa/cors": 'const cors = require("@koa/cors")\napp.use(cors(OPTIONS))\n',
  "hono/cors": 'import { cors } from "hono/cors"\napp.use("*", cors(OPTIONS))\n',
}

/** Asks the real package, on the real framework, whether a page of an origin may read. */
export type MayRead = (origin: string) => Promise<boolean>

/** Starts a package with options. */
export async function startPeer(name: string, options: object): Promise<MayRead> {
  const server = createServer(await listenerOf(name, options)).listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => void server.close())
  return (origin) => mayRead(server, origin, "credentials" in options && options.credentials === true)
}

async function listenerOf(name: string, options: object): Promise<Parameters<typeof createServer>[1]> {
  if (name === "cors") {
    const app = express().use(corsOfExpress(options))
    return app.get("/", (_request, response) => void response.send("hello"))
  }
  if (name === "@koa/cors") {
    const app = new Koa()
    app.silent = true
    app.use(koaCors(options))
    return app.use((ctx) => void (ctx.body = "hello")).callback()
  }
  if (name === "@fastify/cors") {
    const app = Fastify()
    app.register(fastifyCors, options)
    app.get("/", async () => "hello")
    await app.ready()
    return (request, response) => app.routing(request, response)
  }
  const app = new Hono().use("*", honoCors(options as never)).get("/", (c) => c.text("hello"))
  app.onError((_error, c) => c.text("failed", 500))
  return async (request, response) => {
    const answer = await app.request("http://localhost/", { headers: { origin: request.headers.origin ?? "" } })
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  }
}

/** What the Fetch standard's CORS check says of the answer. */
async function mayRead(server: Server, origin: string, withCredentials: boolean): Promise<boolean> {
  const { port } = server.address() as AddressInfo
  const { headers, ok } = await fetch(`http://127.0.0.1:${port}/`, { headers: { origin } })
  const granted = headers.get("access-control-allow-origin")
  return ok && (granted === origin || (granted === "*" && !withCredentials))
}
