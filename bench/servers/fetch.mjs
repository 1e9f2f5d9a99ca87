import { BODY, BY_HAND, NAMES, SETTINGS } from "./api.mjs"

/**
 * A plain handler of Fetch's shape; no package stands beside it. By hand is around the handler, as it is a middleware
 * elsewhere; `inline` makes every response with the headers.
 */
async function handlerOf(variant) {
  if (variant === "inline") return () => Response.json(BODY, { headers: BY_HAND })
  const bare = () => Response.json(BODY)
  if (variant === "ours") return (await import("ofcors/fetch")).cors(SETTINGS)(bare)
  if (variant === "bare") return bare
  return (request) => {
    const response = bare(request)
    for (const name of NAMES) response.headers.set(name, BY_HAND[name])
    return response
  }
}

export async function startBun(variant) {
  return Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: await handlerOf(variant) }).port
}

export async function startDeno(variant) {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, await handlerOf(variant))
  return server.addr.port
}
