/** Servers that need nothing but Node. */
import { describeServers } from "./harness/describe-servers.ts"

await describeServers("express", "fastify", "hono", "koa", "nest", "node")
