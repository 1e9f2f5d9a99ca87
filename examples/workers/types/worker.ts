/// <reference types="@cloudflare/workers-types" />
import { cors } from "ofcors/fetch"

interface Env {
  readonly ITEMS: readonly string[]
}

const withCors = cors({ allowedOrigins: ["https://a.example"] })

export default {
  fetch: withCors((request: Request, env: Env, context: ExecutionContext) => {
    context.waitUntil(Promise.resolve())
    return Response.json([request.url, ...env.ITEMS])
  }),
} satisfies ExportedHandler<Env>
