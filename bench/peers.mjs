import { fileURLToPath } from "node:url"
import { RUNTIMES, isInstalled } from "../conformance/runtimes/binaries.mjs"

/**
 * Each framework's own CORS package, and where its version is written; what runs elsewhere than in Node names its runtime.
 * Plain handlers have no package of their own.
 */
export const PEERS = {
  express: { name: "cors", package: "cors" },
  express4: { name: "cors", package: "cors" },
  fastify: { name: "@fastify/cors", package: "@fastify/cors" },
  koa: { name: "@koa/cors", package: "@koa/cors" },
  hono: { name: "hono/cors", package: "hono" },
  node: { name: "cors", package: "cors" },
  nest: { name: "enableCors", package: "@nestjs/core" },
  h3: { name: "h3 handleCors", package: "h3" },
  elysia: { name: "@elysiajs/cors", package: "@elysiajs/cors", runtime: "Bun" },
  bun: { runtime: "Bun" },
  deno: { runtime: "Deno" },
}

/** How to fork a child in a framework's runtime; `undefined` where that is not installed. */
export function forkOptionsFor(framework) {
  const { runtime } = PEERS[framework]
  if (runtime === undefined) return {}
  const found = RUNTIMES.find(({ name }) => name === runtime)
  return isInstalled(found) ? { execPath: found.file, execArgv: found.args } : undefined
}

/** Said where a runtime is missing. */
export const HOW_TO_INSTALL = `npm ci --prefix ${fileURLToPath(new URL("../conformance/runtimes", import.meta.url))}`
