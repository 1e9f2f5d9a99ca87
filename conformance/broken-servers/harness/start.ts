import { startApache } from "../hosts/apache.ts"
import { startCaddy } from "../hosts/caddy.ts"
import { startNext } from "../hosts/next.ts"
import { startNginx } from "../hosts/nginx.ts"
import { startModule } from "../hosts/node.ts"
import { startDjango, startPython } from "../hosts/python.ts"
import type { Start } from "./running.ts"

const STARTS: Readonly<Record<string, Start>> = {
  express: startModule,
  fastify: startModule,
  koa: startModule,
  hono: startModule,
  nest: startModule,
  node: startModule,
  next: startNext,
  django: startDjango,
  flask: startPython,
  fastapi: startPython,
  starlette: startPython,
  nginx: startNginx,
  apache: startApache,
  caddy: startCaddy,
}

/** How the software of a folder of cases is started. */
export function startOf(software: string): Start {
  const start = STARTS[software]
  if (start === undefined) throw new Error(`Nobody starts \`${software}\`.`)
  return start
}
