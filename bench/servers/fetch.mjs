import { BODY, BY_HAND, SETTINGS } from "./api.mjs"

/** A plain handler of Fetch's shape; no package stands beside it. */
async function handlerOf(variant) {
  if (variant === "hand") return () => Response.json(BODY, { headers: BY_HAND })
  const bare = () => Response.json(BODY)
  return variant === "ours" ? (await import("ofcors/fetch")).cors(SETTINGS)(bare) : bare
}

export async function startBun(variant) {
  return Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: await handlerOf(variant) }).port
}

export async function startDeno(variant) {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, await handlerOf(variant))
  return server.addr.port
}
