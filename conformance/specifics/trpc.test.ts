import { createAdaptorServer } from "@hono/node-server"
import { TRPCError, initTRPC } from "@trpc/server"
import { fetchRequestHandler } from "@trpc/server/adapters/fetch"
import { createHTTPHandler } from "@trpc/server/adapters/standalone"
import type { Server } from "node:http"
import type { CorsSettings } from "ofcors"
import { cors as withFetch } from "ofcors/fetch"
import { cors as withNode } from "ofcors/node"
import { describe, expect, test } from "vitest"
import type { RunningHost } from "../host.ts"
import { listen, serve } from "../hosts/listen.ts"
import { PAGE, preflight, seen, send } from "./send.ts"

const OTHER = "http://localhost:4000"

const { router, procedure } = initTRPC.create()
const appRouter = router({
  items: procedure.query(() => ["tea", "milk"]),
  broken: procedure.query(() => {
    throw new Error("the shelf fell down")
  }),
  secret: procedure.query(() => {
    throw new TRPCError({ code: "UNAUTHORIZED" })
  }),
  save: procedure.mutation(() => "saved"),
})

/** The two adapters of tRPC with our layer at their top. */
const ADAPTERS: Readonly<Record<string, (settings: CorsSettings) => Promise<RunningHost>>> = {
  "standalone, as its middleware": (settings) =>
    serve(createHTTPHandler({ router: appRouter, middleware: withNode(settings) })),
  fetch: (settings) =>
    listen(
      createAdaptorServer({
        fetch: withFetch(settings)((req) =>
          fetchRequestHandler({ req, router: appRouter, endpoint: "", createContext: () => ({}) }),
        ),
      }) as Server,
    ),
}

describe.each(Object.entries(ADAPTERS))("tRPC 11, %s", (_name, start) => {
  test.each([
    ["a query", "GET", "/items", 200],
    ["a mutation", "POST", "/save", 200],
    ["a procedure that throws", "GET", "/broken", 500],
    ["its own error", "GET", "/secret", 401],
    ["a procedure that does not exist", "GET", "/nowhere", 404],
    ["a method that the procedure does not take", "POST", "/items", 405],
  ])("%s", async (_what, method, path, status) => {
    const host = await start({ allowedOrigins: [PAGE], explain: false })
    const body = method === "POST" ? { headers: [["Content-Type", "application/json"]] as const, body: "{}" } : {}
    const { vary, ...allowed } = seen(await send(host, { method, path, ...body }))
    expect(allowed).toEqual({ status, origin: [PAGE] })
    expect(vary.join().toLowerCase()).toContain("origin")
    const refused = seen(await send(host, { method, path, origin: OTHER, ...body }))
    expect(refused).toEqual({ status, origin: [], vary })
    await host.close()
  })

  test("preflights are answered before any procedure", async () => {
    const host = await start({ allowedOrigins: [PAGE], explain: false })
    expect(seen(await preflight(host, "/save"))).toEqual({ status: 204, origin: [PAGE], vary: ["Origin"] })
    expect(seen(await preflight(host, "/save", OTHER))).toEqual({ status: 403, origin: [], vary: ["Origin"] })
    await host.close()
  })
})
