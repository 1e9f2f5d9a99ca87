import type { Context } from "aws-lambda"
import { type LambdaCallback, type WithCors, cors } from "ofcors/lambda"
import { addConformanceTests } from "../conformance.ts"
import { type Application, type Idiom, act } from "../host.ts"
import { type ReadRequest, loadBalancer, payload1, payload2 } from "../lambda/events.ts"
import { type Places, startGateway } from "../lambda/gateway.ts"
import { throwing } from "./throwing.ts"

const NO_FRAMEWORK = "without a framework every answer is the function's"
const NO_STREAM = "the result is returned whole"
const LAMBDA_KNOWS_NO_RESPONSE = "functions return results, not a Response"

interface Result {
  statusCode: number
  body: string
  headers: Record<string, string>
  multiValueHeaders?: Record<string, string[]>
}

const idiom: Idiom<Result> = {
  set: (result, name, value) => void (result.headers[name] = value),
  append: (result, name, value) => void ((result.multiValueHeaders ??= {})[name] ??= []).push(value),
  vary: "Lambda has no function for Vary",
  remove: (result, name) => void delete result.headers[name],
  names: (result) => Object.keys(result.headers),
  ends: {
    send: (result, { status, body }) => ({ ...result, statusCode: status, body: body ?? "" }),
    "writeHead object": NO_STREAM,
    "writeHead list": NO_STREAM,
    "writeHead reason": NO_STREAM,
    flush: NO_STREAM,
    chunks: NO_STREAM,
    stream: NO_STREAM,
    "early hints": NO_STREAM,
    response: LAMBDA_KNOWS_NO_RESPONSE,
    "redirect response": LAMBDA_KNOWS_NO_RESPONSE,
    redirect: (result, { location }) => ({
      ...result,
      statusCode: 302,
      headers: { ...result.headers, Location: location },
    }),
    ...throwing,
    "throw http error": "Lambda has no class for errors",
    "pass error": "a function that returns a promise can only throw",
    "own error handler": NO_FRAMEWORK,
    "not found": NO_FRAMEWORK,
    "parse body": NO_FRAMEWORK,
    abort: NO_STREAM,
  },
}

const withCallback: Idiom<Result> = { ...idiom, ends: { ...idiom.ends, "pass error": () => new Error("it failed") } }

const lacks = {
  "lower-case method": "Node's HTTP/1 parser, which stands for the gateway here, answers 400 before any code runs",
} as const

type AnyEvent = ReturnType<typeof payload1 | typeof payload2 | typeof loadBalancer>

interface Front {
  readonly name: string
  readonly idiom: Idiom<Result>
  readonly eventOf: (request: ReadRequest) => AnyEvent
  readonly places: Places
  /** The function's shape. Default: it returns a promise. */
  readonly wrap?: (
    withCors: WithCors,
    application: Application,
  ) => (event: AnyEvent, context: Context) => Promise<unknown>
}

function answer(from: Idiom<Result>, application: Application): unknown {
  application.called = true
  return act(from, { statusCode: 200, headers: {}, body: "" }, application.handler)
}

const FRONTS: readonly Front[] = [
  { name: "lambda, payload 1.0", idiom, eventOf: payload1, places: ["headers", "multiValueHeaders"] },
  {
    name: "lambda, payload 2.0",
    idiom: { ...idiom, append: "a result has one value for each name" },
    eventOf: payload2,
    places: ["headers", "cookies"],
  },
  {
    name: "lambda with a callback, payload 1.0",
    idiom: withCallback,
    eventOf: payload1,
    places: ["headers", "multiValueHeaders"],
    wrap: (withCors, application) =>
      withCors((_event: AnyEvent, _context: Context, callback: LambdaCallback<unknown>) => {
        // A callback is called outside of what could catch an error.
        void Promise.resolve(answer(withCallback, application)).then(
          (result) => (result instanceof Error ? callback(result) : callback(null, result)),
          (error: unknown) => callback(error as Error),
        )
      }),
  },
  {
    name: "lambda, load balancer with every line",
    // There, what stands in `headers` is ignored.
    idiom: {
      ...idiom,
      set: (result, name, value) => void ((result.multiValueHeaders ??= {})[name] = [value]),
      remove: (result, name) => void delete result.multiValueHeaders?.[name],
      names: (result) => Object.keys(result.multiValueHeaders ?? {}),
      ends: {
        ...idiom.ends,
        redirect: (result, { location }) => ({
          ...result,
          statusCode: 302,
          multiValueHeaders: { ...result.multiValueHeaders, Location: [location] },
        }),
      },
    },
    eventOf: (request) => loadBalancer(request, true),
    places: ["multiValueHeaders"],
  },
]

// The adapter prints the errors that these vectors throw on purpose.
console.error = () => {}

for (const front of FRONTS) {
  addConformanceTests({
    name: front.name,
    idiom: front.idiom,
    lacks,
    start(settings, application) {
      const handler =
        front.wrap?.(cors(settings), application) ??
        cors(settings)(async (_event: AnyEvent, _context: Context) => answer(front.idiom, application))
      return startGateway(front.eventOf, handler, front.places)
    },
  })
}
