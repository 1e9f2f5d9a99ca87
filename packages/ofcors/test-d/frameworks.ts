// Each adapter fits its framework's own types, as users write it.
import { createServer as createHttpServer } from "node:http"
import { createServer as createHttp2Server } from "node:http2"
import connect from "connect"
import express, { type RequestHandler } from "express"
import { NestFactory } from "@nestjs/core"
import { Elysia } from "elysia"
import Fastify, { type FastifyPluginCallback } from "fastify"
import { H3, type H3Plugin } from "h3"
import { Hono } from "hono"
import Koa from "koa"
import { Server as SocketIoServer } from "socket.io"
import { WebSocketServer } from "ws"
import { cors as elysiaCors } from "../src/adapters/elysia.ts"
import { cors as expressCors } from "../src/adapters/express.ts"
import { cors as fastifyCors } from "../src/adapters/fastify.ts"
import { cors as fetchCors } from "../src/adapters/fetch.ts"
import { cors as h3Cors } from "../src/adapters/h3.ts"
import { cors as honoCors } from "../src/adapters/hono.ts"
import { cors as koaCors } from "../src/adapters/koa.ts"
import { cors as nestCors } from "../src/adapters/nest.ts"
import { cors as nodeCors } from "../src/adapters/node.ts"
import { cors as socketIoCors } from "../src/adapters/socket-io.ts"
import { guardUpgrade, verifyClient } from "../src/adapters/websocket.ts"

const app = express()
app.use(expressCors({ allowedOrigins: ["https://a.example"] }))
app.get("/", expressCors({ allowAllOrigins: true }), (_request, response) => void response.send("ok"))
expressCors({ allowAllOrigins: true }) satisfies RequestHandler

new Koa<{ user: string }>().use(koaCors({ allowAllOrigins: true }))
new Hono<{ Variables: { user: string } }>()
  .use(honoCors({ allowAllOrigins: true }))
  .use("/api/*", honoCors({ allowAllOrigins: true }))
void Fastify().register(fastifyCors({ allowAllOrigins: true }))
fastifyCors({ allowAllOrigins: true }) satisfies FastifyPluginCallback
connect().use(nodeCors({ allowAllOrigins: true }))

const withCors = nodeCors({ allowAllOrigins: true })
createHttpServer((request, response) => withCors(request, response, () => response.end("ok")))
createHttp2Server((request, response) => withCors(request, response, () => response.end("ok")))

const handler = fetchCors({ allowAllOrigins: true })(
  (request: Request, env: { KEY: string }) => new Response(request.url + env.KEY),
)
handler satisfies (request: Request, env: { KEY: string }) => Response | Promise<Response>

const sockets = new WebSocketServer({ noServer: true, verifyClient: verifyClient({ allowAllOrigins: true }) })
createHttpServer().on(
  "upgrade",
  guardUpgrade({ allowAllOrigins: true }, (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, () => {}),
  ),
)

new H3({ plugins: [h3Cors({ allowAllOrigins: true })] }).register(h3Cors({ allowAllOrigins: true }))
h3Cors({ allowAllOrigins: true }) satisfies H3Plugin

const elysia = new Elysia().use(elysiaCors({ allowAllOrigins: true })).get("/items", () => ["tea"])
// The routes keep their types for Eden.
elysia["~Routes"].items.get.response satisfies { 200: string[] }

const nest = await NestFactory.create(Object)
nest.use(nestCors({ allowAllOrigins: true }))

new SocketIoServer(createHttpServer()).engine.use(socketIoCors({ allowAllOrigins: true }))
