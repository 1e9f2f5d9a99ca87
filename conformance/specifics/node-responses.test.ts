import { createServer } from "node:http"
import { type ClientHttp2Session, type Http2ServerResponse, createServer as createHttp2Server } from "node:http2"
import type { AddressInfo } from "node:net"
import { cors } from "ofcors/node"
import { expect, test } from "vitest"
import { openSession, sendHttp2 } from "../http2-client.ts"
import { listen, serve } from "../hosts/listen.ts"
import { PAGE, lines, seen, send } from "./send.ts"

const withCors = cors({ allowedOrigins: [PAGE], exposeHeaders: ["x-a"], explain: false })

test("a list passed to writeHead may have lists for values", async () => {
  const host = await serve((request, response) =>
    withCors(request, response, () => response.writeHead(200, ["Set-Cookie", ["a=1", "b=2"], "X-A", "1"]).end()),
  )
  const response = await send(host)
  expect(seen(response)).toEqual({ status: 200, origin: [PAGE], vary: ["Origin"] })
  expect(lines(response, "Set-Cookie")).toEqual(["a=1", "b=2"])
  expect(lines(response, "X-A")).toEqual(["1"])
  await host.close()
})

test("a list of pairs passed to writeHead is one too", async () => {
  const host = await serve((request, response) =>
    withCors(request, response, () => {
      const pairs: unknown = [
        ["Set-Cookie", ["a=1", "b=2"]],
        ["Vary", "Accept"],
      ]
      response.writeHead(200, pairs as string[]).end()
    }),
  )
  const response = await send(host)
  expect(seen(response)).toEqual({ status: 200, origin: [PAGE], vary: ["Accept, Origin"] })
  expect(lines(response, "Set-Cookie")).toEqual(["a=1", "b=2"])
  await host.close()
})

test("numbers passed to writeHead are values", async () => {
  const host = await serve((request, response) =>
    withCors(request, response, () => response.writeHead(200, { "Content-Length": 5, Vary: "Accept" }).end("hello")),
  )
  const response = await send(host)
  expect(seen(response)).toEqual({ status: 200, origin: [PAGE], vary: ["Accept, Origin"] })
  expect(lines(response, "Content-Length")).toEqual(["5"])
  await host.close()
})

test("the object passed to writeHead is left as it was", async () => {
  const passed = Object.freeze({ "Content-Type": "text/plain" })
  const host = await serve((request, response) =>
    withCors(request, response, () => response.writeHead(200, passed).end("hello")),
  )
  expect(seen(await send(host))).toEqual({ status: 200, origin: [PAGE], vary: ["Origin"] })
  expect(seen(await send(host, { origin: "https://evil.example" }))).toEqual({
    status: 200,
    origin: [],
    vary: ["Origin"],
  })
  await host.close()
})

test("mistakes are Node's to report, as without cors()", async () => {
  const codes = async (middleware: typeof withCors): Promise<readonly unknown[]> => {
    const thrown: unknown[] = []
    const attempt = (act: () => void): void => {
      try {
        act()
      } catch (error) {
        thrown.push((error as { code?: unknown }).code)
      }
    }
    const host = await serve((request, response) =>
      middleware(request, response, () => {
        attempt(() => response.writeHead(99))
        attempt(() => response.writeHead(200, { "bad name": "1" }))
        attempt(() => response.writeHead(200, { "X-A": "line\r\nbreak" }))
        response.writeHead(200)
        attempt(() => response.writeHead(500, { "X-A": "too late" }))
        attempt(() => response.writeHead(500))
        response.end("hello")
      }),
    )
    await send(host)
    await host.close()
    return thrown
  }
  expect(await codes(withCors)).toEqual(await codes((_request, _response, next) => next()))
})

test("100-continue and what follows it is left to Node", async () => {
  const server = createServer((request, response) => withCors(request, response, () => response.end("hello")))
  server.on("checkContinue", (request, response) => {
    withCors(request, response, () => {
      response.writeContinue()
      response.end("continued")
    })
  })
  const host = await listen(server)
  const response = await send(host, { method: "POST", headers: [["Expect", "100-continue"]], body: "x" })
  expect({ ...seen(response), body: response.body }).toEqual({
    status: 200,
    origin: [PAGE],
    vary: ["Origin"],
    body: "continued",
  })
  await host.close()
})

test("on a closed HTTP/2 stream a late head is ignored, as without cors()", async () => {
  const late: unknown[] = []
  const server = createHttp2Server((request, response: Http2ServerResponse) => {
    withCors(request, response, () => {
      response.end("hello")
      response.stream.on("close", () => {
        try {
          late.push(response.writeHead(500, { "X-A": "1" }) === response)
        } catch (error) {
          late.push(error)
        }
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const session: ClientHttp2Session = openSession((server.address() as AddressInfo).port)
  const response = await sendHttp2(session, { method: "GET", path: "/", headers: [["Origin", PAGE]] })
  expect(seen(response)).toEqual({ status: 200, origin: [PAGE], vary: ["Origin"] })
  await new Promise<void>((resolve) => session.close(resolve))
  await new Promise<void>((resolve) => void server.close(() => resolve()))
  expect(late).toEqual([true])
})
