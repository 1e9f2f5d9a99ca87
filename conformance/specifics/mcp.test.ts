import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js"
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js"
import { localhostHostValidation } from "@modelcontextprotocol/sdk/server/middleware/hostHeaderValidation.js"
import {
  StreamableHTTPServerTransport,
  type StreamableHTTPServerTransportOptions,
} from "@modelcontextprotocol/sdk/server/streamableHttp.js"
import { once } from "node:events"
import express from "express"
import { type Server, createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { cors } from "ofcors/express"
import { afterEach, describe, expect, test } from "vitest"
import type { RawResponse } from "../raw-client.ts"
import { runningHost } from "../hosts/listen.ts"
import { PAGE, lines } from "./send.ts"

const OTHER = "http://localhost:4000"
const INITIALIZE = JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } },
})

const started: Server[] = []
afterEach(() => started.splice(0).forEach((server) => server.close()))

/** As docs/frameworks/mcp.md says; `checked`: with the SDK's look at `Host`. */
async function start(
  checked = true,
  options: StreamableHTTPServerTransportOptions = { sessionIdGenerator: () => "one", enableJsonResponse: true },
): Promise<Server> {
  const app = express()
  app.use(
    cors({
      allowedOrigins: [PAGE],
      rejectDisallowed: true,
      allowHeaders: ["content-type", "authorization", "mcp-session-id", "mcp-protocol-version", "last-event-id"],
      exposeHeaders: ["mcp-session-id"],
      explain: false,
    }),
  )
  if (checked) app.use(localhostHostValidation())
  app.all("/mcp", express.json(), async (request, response) => {
    const server = new McpServer({ name: "shop", version: "1.0.0" })
    server.registerTool("items", { description: "What is on the list" }, () => ({
      content: [{ type: "text", text: "tea, milk" }],
    }))
    const transport = new StreamableHTTPServerTransport(options)
    await server.connect(transport)
    await transport.handleRequest(request, response, request.body)
  })
  const server = createServer(app).listen(0, "127.0.0.1")
  started.push(server)
  await once(server, "listening")
  return server
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function ask(server: Server, headers: Readonly<Record<string, string>>, method = "POST"): Promise<RawResponse> {
  const all = {
    Host: `127.0.0.1:${portOf(server)}`,
    Connection: "close",
    "Content-Type": "application/json",
    Accept: "application/json, text/event-stream",
    ...headers,
  }
  return runningHost(server).send({
    method,
    path: "/mcp",
    headers: Object.entries(all),
    body: method === "POST" ? INITIALIZE : "",
  })
}

describe("a server of the Model Context Protocol", () => {
  test("answers a client that is no browser: it sends no Origin", async () => {
    const server = await start()
    const response = await ask(server, {})
    expect(response.status).toBe(200)
    expect(response.body).toContain('"serverInfo"')
  })

  test("opens a session for the allowed page, which may read its id", async () => {
    const response = await ask(await start(), { Origin: PAGE })
    expect(response.status).toBe(200)
    expect(lines(response, "Access-Control-Allow-Origin")).toEqual([PAGE])
    expect(lines(response, "Access-Control-Expose-Headers")).toEqual(["mcp-session-id"])
    expect(lines(response, "mcp-session-id")).toEqual(["one"])
  })

  test.each([
    ["POST", OTHER],
    ["POST", "null"],
    ["GET", OTHER],
    ["DELETE", OTHER],
  ])("answers 403 to %s of %s, as its specification asks", async (method, origin) => {
    const response = await ask(await start(), { Origin: origin }, method)
    expect(response.status).toBe(403)
    expect(lines(response, "Access-Control-Allow-Origin")).toEqual([])
    expect(lines(response, "mcp-session-id")).toEqual([])
  })

  test("lets a page of the allowed origin send the protocol's headers, and no other page", async () => {
    const server = await start()
    const asked = { "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "mcp-protocol-version" }
    const allowed = await ask(server, { Origin: PAGE, ...asked }, "OPTIONS")
    expect(allowed.status).toBe(204)
    expect(lines(allowed, "Access-Control-Allow-Headers").join()).toContain("mcp-protocol-version")
    expect((await ask(server, { Origin: OTHER, ...asked }, "OPTIONS")).status).toBe(403)
  })
})

describe("a name that was made to point to this machine", () => {
  const rebound = { Host: "evil.example:8000", Origin: "http://evil.example:8000" }

  test("is the server's own origin to the browser, so rejectDisallowed lets it pass", async () => {
    expect((await ask(await start(false), rebound)).status).toBe(200)
  })

  test.each([
    ["as older browsers send it", rebound],
    ["with the browser's word for it", { ...rebound, "Sec-Fetch-Site": "same-origin" }],
    ["without Origin, as of a GET", { Host: "evil.example:8000", "Sec-Fetch-Site": "same-origin" }],
  ])("is refused by the SDK's look at Host: %s", async (_name, headers) => {
    const response = await ask(await start(), headers)
    expect(response.status).toBe(403)
    expect(response.body).toContain("Invalid Host")
  })
})

test("a real client lists the tools and calls one", async () => {
  const server = await start(true, {})
  const client = new Client({ name: "test", version: "1" })
  await client.connect(new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${portOf(server)}/mcp`)))
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(["items"])
  const result = await client.callTool({ name: "items", arguments: {} })
  expect(result.content).toEqual([{ type: "text", text: "tea, milk" }])
  await client.close()
})
