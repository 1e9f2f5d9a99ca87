import { Controller, Get, Module } from "@nestjs/common"
import { NestFactory } from "@nestjs/core"
import { ExpressAdapter } from "@nestjs/platform-express"
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify"
import type { CorsSettings, Diagnostic } from "ofcors"
import { cors } from "ofcors/nest"
import { describe, expect, test } from "vitest"
import type { RunningHost } from "../host.ts"
import { runningHost } from "../hosts/listen.ts"
import { PAGE, preflight, seen, send } from "./send.ts"

class ItemsController {
  list(): readonly string[] {
    return ["tea"]
  }
}
// Decorators as functions, because they are no erasable syntax.
Get("items")(ItemsController.prototype, "list", Object.getOwnPropertyDescriptor(ItemsController.prototype, "list")!)
Controller()(ItemsController)
class ItemsModule {}
Module({ controllers: [ItemsController] })(ItemsModule)

const OTHER = "http://localhost:4000"

describe.each([
  ["express", () => new ExpressAdapter()],
  ["fastify", () => new FastifyAdapter()],
])("nest 12 on %s", (platform, createAdapter) => {
  async function start(settings: CorsSettings, own?: true): Promise<RunningHost> {
    const options = { logger: false as const, cors: own ?? false }
    const app = await NestFactory.create<NestFastifyApplication>(ItemsModule, createAdapter(), options)
    app.use(cors(settings))
    await app.listen(0, "127.0.0.1")
    return { ...runningHost(app.getHttpServer()), close: () => app.close() }
  }

  test("Nest's own CORS beside it is overruled where it does not answer first, and reported", async () => {
    const findings: Diagnostic[] = []
    const host = await start({ allowedOrigins: [PAGE], explain: (finding) => void findings.push(finding) }, true)
    expect(seen(await send(host, { path: "/items" }))).toEqual({ status: 200, origin: [PAGE], vary: ["Origin"] })
    expect(seen(await send(host, { path: "/items", origin: OTHER }))).toEqual({
      status: 200,
      origin: [],
      vary: ["Origin"],
    })
    expect(findings.map(({ code }) => code)).toContain("second-cors-layer")
    await host.close()
  })

  // On Fastify it is a hook of Nest's adapter, which no middleware and no plugin can precede.
  test("Nest's own CORS answers preflights first on Fastify, to every origin", async () => {
    const host = await start({ allowedOrigins: [PAGE], explain: false }, true)
    expect(seen(await preflight(host, "/items", OTHER)).origin).toEqual(platform === "express" ? [] : ["*"])
    await host.close()
  })

  test("Nest's 404 has the headers", async () => {
    const host = await start({ allowedOrigins: [PAGE], explain: false })
    expect(seen(await send(host, { path: "/nowhere" }))).toEqual({ status: 404, origin: [PAGE], vary: ["Origin"] })
    await host.close()
  })

  test("a path that does not decode", async () => {
    const host = await start({ allowedOrigins: [PAGE], explain: false })
    const { origin } = seen(await send(host, { path: "/%zz" }))
    expect(origin).toEqual(platform === "express" ? [PAGE] : [])
    await host.close()
  })
})
