/**
 * CORS for [NestJS](https://nestjs.com) 11 and 12, on Express and on Fastify: `app.use(cors(settings))` in `main.ts`,
 * before every other `app.use`.
 *
 * @module
 */
// Nest hands `app.use` Express's requests, or with Fastify Node's own: that middleware takes both.
export { type ExpressMiddleware as NestMiddleware, cors } from "./express.ts"
