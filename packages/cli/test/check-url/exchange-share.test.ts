import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { expect, onTestFinished, test } from "vitest"
import { Wire } from "../../src/check-url/wire.ts"

test("an exchange is given up after its share of the time, whatever is collected meanwhile", async () => {
  const server = createServer(() => undefined).listen(0, "127.0.0.1")
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, "listening")
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc") as () => void
  const collecting = setInterval(collect, 20)
  onTestFinished(() => clearInterval(collecting))
  const wire = new Wire({ timeout: 4_000, send: false })
  const { error } = await wire.ask({ method: "OPTIONS", url, headers: [] })
  expect(error?.kind).toBe("time-limit")
  expect(wire.isOver).toBe(false)
})
