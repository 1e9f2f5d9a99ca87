/** Packages that bring no types of their own, as far as the runners use them. */
declare module "polka" {
  import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"

  type Next = (error?: unknown) => void
  interface Polka {
    use(handler: (request: IncomingMessage, response: ServerResponse, next: Next) => void): Polka
    readonly handler: RequestListener
  }
  interface Options {
    readonly onError?: (error: unknown, request: IncomingMessage, response: ServerResponse, next: Next) => void
  }
  export default function polka(options?: Options): Polka
}

declare module "express4" {
  export { default } from "express"
}

declare module "koa-bodyparser" {
  import type { Middleware } from "koa"

  export default function bodyParser(options?: { readonly jsonLimit?: number }): Middleware
}
