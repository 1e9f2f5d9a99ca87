import type { ALBEvent, APIGatewayProxyEvent, APIGatewayProxyEventV2 } from "aws-lambda"
import { cors } from "ofcors/lambda"
import { describe, expect, test, vi } from "vitest"
import { awslambda } from "../lambda/streaming.ts"
import { PAGE } from "./send.ts"

const withCors = cors({ allowedOrigins: [PAGE], explain: false })
const ALLOWED = { "Access-Control-Allow-Origin": PAGE, Vary: "Origin" }

const http2 = { rawPath: "/", headers: { origin: PAGE }, requestContext: { http: { method: "GET" } } }
const http1 = { httpMethod: "GET", path: "/", headers: { Origin: PAGE }, multiValueHeaders: { Origin: [PAGE] } }
const payload2 = http2 as unknown as APIGatewayProxyEventV2
const payload1 = http1 as unknown as APIGatewayProxyEvent

describe("what API Gateway makes of a result of payload 2.0 without a status, with the headers", () => {
  test.each([
    ["an object", { tea: 1 }, '{"tea":1}'],
    ["a list", ["tea"], '["tea"]'],
    ["a text", "tea", "tea"],
    ["nothing", undefined, "null"],
  ])("%s", async (_name, returned, body) => {
    expect(await withCors(async (_event: APIGatewayProxyEventV2) => returned)(payload2)).toEqual({
      statusCode: 200,
      headers: { "Content-Type": "application/json", ...ALLOWED },
      body,
    })
  })
})

test("what payload 1.0 has no place for is printed, and answered where the page can read it", async () => {
  const printed = vi.spyOn(console, "error").mockReturnValue()
  const result = await withCors(async (_event: APIGatewayProxyEvent) => ["tea"])(payload1)
  expect(result).toEqual({ statusCode: 500, headers: ALLOWED, body: "Internal Server Error" })
  expect(String(printed.mock.calls[0])).toContain('the handler returned `["tea"]`: return `{ statusCode, body }`')
  printed.mockRestore()
})

test("the handler's result is not changed, but copied", async () => {
  const result = Object.freeze({ statusCode: 200, headers: Object.freeze({ vary: "Accept" }), body: "" })
  const answered = await withCors(async (_event: APIGatewayProxyEvent) => result)(payload1)
  expect(answered).toEqual({ ...result, headers: { ...ALLOWED, Vary: "Accept, Origin" } })
})

test.each([
  ["a schedule", { source: "aws.events" }],
  ["a queue", { Records: [] }],
  ["a WebSocket's message", { requestContext: { eventType: "MESSAGE" } }],
  ["nothing", null],
])("what is no HTTP request passes untouched: %s", async (_name, event) => {
  expect(await withCors(async (given: unknown) => given)(event)).toBe(event)
  await expect(
    withCors(async (_event: unknown) => {
      throw new Error("later again")
    })(event),
  ).rejects.toThrow("later again")
})

test("the console's test button sends no headers at all", async () => {
  const event = { ...payload1, headers: null, multiValueHeaders: null } as unknown as APIGatewayProxyEvent
  const result = await withCors(async (_event: APIGatewayProxyEvent) => ({ statusCode: 200, body: "" }))(event)
  expect(result).toHaveProperty("headers", { Vary: "Origin" })
})

test("an escaped question mark in a decoded path does not cut it", async () => {
  const withRules = cors([{ urls: "/api", allowAllOrigins: true }, { explain: false }])
  const event = { ...payload2, rawPath: "/api?/private" }
  const result = await withRules(async (_event: APIGatewayProxyEventV2) => "")(event)
  expect(result).toMatchObject({ headers: { Vary: "Origin" } })
  expect(result).not.toHaveProperty("headers.Access-Control-Allow-Origin")
})

test("a load balancer without all lines hands over the last Origin alone", async () => {
  const event = { ...http1, multiValueHeaders: undefined, requestContext: { elb: {} } } as unknown as ALBEvent
  const result = await withCors(async (_event: ALBEvent) => ({ statusCode: 200, body: "" }))(event)
  expect(result).toEqual({ statusCode: 200, headers: ALLOWED, body: "" })
})

test("a handler that was not imported is named at start-up", () => {
  expect(() => withCors(undefined as never)).toThrow("the handler is `undefined`: pass a function")
})

test("a wrapped handler has no third parameter, which runtimes since Node 24 take for a callback", () => {
  const handler = (_event: APIGatewayProxyEvent, _context: unknown, callback: (error: null, body: string) => void) =>
    callback(null, "")
  expect(withCors(handler).length).toBeLessThan(3)
})

test("a handler that streams may be wrapped inside or outside", () => {
  const streaming = Symbol.for("aws.lambda.runtime.handler.streaming")
  const handler = async (): Promise<void> => {}
  expect(Reflect.get(withCors(awslambda.streamifyResponse(handler)), streaming)).toBe("response")
  expect(Reflect.get(awslambda.streamifyResponse(withCors(handler)), streaming)).toBe("response")
})
