// Each adapter fits its framework's own types, as users write it.
import { createServer as createHttpServer } from "node:http"
import { createServer as createHttp2Server } from "node:http2"
import connect from "connect"
import express, { type RequestHandler } from "express"
import Fastify, { type FastifyPluginCallback } from "fastify"
import { Hono } from "hono"
import Koa from "koa"
import { WebSocketServer } from "ws"
import { cors as expressCors } from "../src/adapters/express.ts"
import { cors as fastifyCors } from "../src/adapters/fastify.ts"
import { cors as fetchCors } from "../src/adapters/fetch.ts"
import { cors as honoCors } from "../src/adapters/hono.ts"
import { cors as koaCors } from "../src/adapters/koa.ts"
import { cors as nodeCors } from "../src/adapters/node.ts"
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
handler satisfies (request: Request, env: { KEY: string }) => Promise<Response>

const sockets = new WebSocketServer({ noServer: true, verifyClient: verifyClient({ allowAllOrigins: true }) })
createHttpServer().on(
  "upgrade",
  guardUpgrade({ allowAllOrigins: true }, (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, () => {}),
  ),
)
