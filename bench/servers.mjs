/**
 * The same small API on each framework, in several variants: `bare`; `hand`, the same headers as constants in the
 * framework's idiom; `peer`, the framework's own CORS package, or `inline` where there is no framework, the headers made with each response; `ours`. Each starts on a free port of the loopback interface.
 */
export const FRAMEWORKS = {
  express: async (variant) => (await import("./servers/express.mjs")).startExpress(variant, await import("express")),
  express4: async (variant) => (await import("./servers/express.mjs")).startExpress(variant, await import("express4")),
  fastify: async (variant) => (await import("./servers/fastify.mjs")).startFastify(variant),
  koa: async (variant) => (await import("./servers/koa.mjs")).startKoa(variant),
  hono: async (variant) => (await import("./servers/hono.mjs")).startHono(variant),
  node: async (variant) => (await import("./servers/node.mjs")).startNode(variant),
  nest: async (variant) => (await import("./servers/nest.mjs")).startNest(variant),
  h3: async (variant) => (await import("./servers/h3.mjs")).startH3(variant),
  elysia: async (variant) => (await import("./servers/elysia.mjs")).startElysia(variant),
  bun: async (variant) => (await import("./servers/fetch.mjs")).startBun(variant),
  deno: async (variant) => (await import("./servers/fetch.mjs")).startDeno(variant),
}
