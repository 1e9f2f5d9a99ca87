import { TRPCError, initTRPC } from "@trpc/server"
import { createHTTPServer } from "@trpc/server/adapters/standalone"
import { cors } from "ofcors/node"
import { z } from "zod"

const { router, procedure } = initTRPC.context().create()

const appRouter = router({
  items: procedure.query(() => ["tea", "milk"]),
  save: procedure.input(z.object({ name: z.string() })).mutation(({ input }) => ({ saved: input.name })),
  login: procedure.mutation(({ ctx }) => {
    ctx.response.setHeader("Set-Cookie", "user=ada; Path=/; HttpOnly")
    return { user: "ada" }
  }),
  me: procedure.query(({ ctx }) => {
    const user = /(?:^|; )user=(\w+)/.exec(ctx.request.headers.cookie)?.[1]
    if (user === undefined) throw new TRPCError({ code: "UNAUTHORIZED", message: "log in first" })
    return { user }
  }),
  fail: procedure.query(() => {
    throw new Error("the shelf fell down")
  }),
})

createHTTPServer({
  middleware: cors({
    allowedOrigins: ["http://localhost:3000"],
    allowCredentials: true,
    allowHeaders: ["content-type", "x-auth-token"],
  }),
  router: appRouter,
  createContext: ({ req: request, res: response }) => ({ request, response }),
}).listen(process.env.PORT ?? 8000)
