/** Whom we compare with: each package in the place of ofcors, on the host that has its framework. */
export const PEERS = [
  {
    peer: "cors",
    package: "cors",
    framework: "express",
    host: "express-5",
    replaces: "ofcors/express",
    by: "express.ts",
  },
  {
    peer: "cors",
    package: "cors",
    framework: "express4",
    host: "express-4",
    replaces: "ofcors/express",
    by: "express.ts",
  },
  {
    peer: "@fastify/cors",
    package: "fastify-cors",
    framework: "fastify",
    host: "fastify",
    replaces: "ofcors/fastify",
    by: "fastify.ts",
  },
  { peer: "@koa/cors", package: "@koa/cors", framework: "koa", host: "koa", replaces: "ofcors/koa", by: "koa.ts" },
  { peer: "hono/cors", package: "hono", framework: "hono", host: "hono", replaces: "ofcors/hono", by: "hono.ts" },
  { peer: "handleCors", package: "h3", framework: "h3", host: "h3", replaces: "ofcors/h3", by: "h3.ts" },
  {
    peer: "@elysiajs/cors",
    package: "@elysiajs/cors",
    framework: "elysia",
    host: "elysia",
    replaces: "ofcors/elysia",
    by: "elysia.ts",
  },
]
