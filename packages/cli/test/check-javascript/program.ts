/** Programs as people write them, around the lines that matter. Each exports its application. */

/** Express with the package cors. `after` stands behind the routes. */
export function express(lines: string, after = ""): string {
  return `import express from "express"
import cors from "cors"
const app = express()
${lines}
app.all("/api/items", (request, response) => response.json([]))
${after}
export default app
`
}

export function fastify(options: string): string {
  return `import Fastify from "fastify"
import cors from "@fastify/cors"
const app = Fastify()
await app.register(cors, ${options})
app.all("/api/items", async () => [])
export default app
`
}

export function koa(options: string): string {
  return `import Koa from "koa"
import cors from "@koa/cors"
const app = new Koa()
app.use(cors(${options}))
app.use((ctx) => {
  ctx.body = []
})
export default app
`
}

export function hono(options: string): string {
  return `import { Hono } from "hono"
import { cors } from "hono/cors"
const app = new Hono()
app.use(cors(${options}))
app.all("/api/items", (c) => c.json([]))
export default app
`
}

/** Nest is not run here: its shape is enough for the review. */
export function nest(lines: string): string {
  return `import { NestFactory } from "@nestjs/core"
import { AppModule } from "./app.module"
async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule)
${lines}
}
void bootstrap()
`
}

/** A middleware that writes its headers itself. */
export function byHand(lines: string): string {
  return `import express from "express"
const app = express()
app.use((req, res, next) => {
${lines}
  next()
})
app.all("/api/items", (request, response) => response.json([]))
export default app
`
}
