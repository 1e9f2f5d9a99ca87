/** Each framework's own CORS package, and where its version is written. */
export const PEERS = {
  express: { name: "cors", package: "cors" },
  fastify: { name: "@fastify/cors", package: "@fastify/cors" },
  koa: { name: "@koa/cors", package: "@koa/cors" },
  hono: { name: "hono/cors", package: "hono" },
  h3: { name: "h3 handleCors", package: "h3" },
}
