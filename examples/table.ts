/** What is particular to an example; its folder has the rest. */
export interface Example {
  /** Its folder. */
  readonly name: string
  /** The status that a refused page's requests get. Default: the one that an allowed page's get. */
  readonly refusedStatus?: number
  /** The oldest Node that its framework runs on, where that is not ours. */
  readonly node?: number
}

/** Every example: a folder beside this file, started and called by `npm run test:examples`. */
export const EXAMPLES: readonly Example[] = [
  { name: "apollo" },
  { name: "astro" },
  { name: "bun" },
  { name: "deno" },
  { name: "elysia" },
  { name: "express" },
  { name: "fastify" },
  { name: "h3" },
  { name: "hono" },
  { name: "koa" },
  { name: "lambda" },
  { name: "mcp", refusedStatus: 403 },
  { name: "nest" },
  { name: "next" },
  { name: "nitro" },
  { name: "node" },
  { name: "react-router" },
  { name: "socket-io" },
  { name: "sveltekit" },
  { name: "trpc" },
  { name: "workers" },
  { name: "ws" },
  { name: "yoga" },
]
