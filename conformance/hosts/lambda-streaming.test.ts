import { cors } from "ofcors/lambda"
import { addConformanceTests } from "../conformance.ts"
import { type Ending, type Idiom, act } from "../host.ts"
import { type RuntimeStream, type StreamingHandler, awslambda, startFunctionUrl } from "../lambda/streaming.ts"
import { throwing } from "./throwing.ts"

Object.assign(globalThis, { awslambda })

const NO_FRAMEWORK = "without a framework every answer is the function's"
const NO_HEAD = "a stream's head is described whole, by `HttpResponseStream.from`"
const LAMBDA_KNOWS_NO_RESPONSE = "functions describe their responses, they have no Response"

interface Streamed {
  readonly stream: RuntimeStream
  readonly headers: Record<string, string>
}

function describe({ stream, headers }: Streamed, statusCode: number, more: Record<string, string> = {}): RuntimeStream {
  return awslambda.HttpResponseStream.from(stream, { statusCode, headers: { ...headers, ...more } })
}

function send(streamed: Streamed, { status, body }: Ending): void {
  const stream = describe(streamed, status)
  // The runtime sends a description with the first write, so it does not go without one.
  stream.write(body ?? "")
  stream.end()
}

const idiom: Idiom<Streamed> = {
  set: ({ headers }, name, value) => void (headers[name] = value),
  append: "a description has one value for each name",
  vary: "Lambda has no function for Vary",
  remove: ({ headers }, name) => void delete headers[name],
  names: ({ headers }) => Object.keys(headers),
  ends: {
    send,
    "writeHead object": NO_HEAD,
    "writeHead list": NO_HEAD,
    "writeHead reason": NO_HEAD,
    flush(streamed, { status, body }) {
      const stream = describe(streamed, status)
      stream.write("")
      setTimeout(() => stream.end(body), 5)
    },
    chunks(streamed, { status, body }) {
      const stream = describe(streamed, status)
      stream.write(body?.slice(0, 2) ?? "")
      stream.end(body?.slice(2))
    },
    // Without a description: the runtime sends a 200 of bytes.
    stream({ stream }, { body }) {
      stream.write(body)
      stream.end()
    },
    "early hints": "a function URL sends none",
    response: LAMBDA_KNOWS_NO_RESPONSE,
    "redirect response": LAMBDA_KNOWS_NO_RESPONSE,
    redirect: (streamed, { location }) => void describe(streamed, 302, { Location: location }).end(),
    ...throwing,
    "throw http error": "Lambda has no class for errors",
    "pass error": "a function that streams can only throw",
    "own error handler": NO_FRAMEWORK,
    "not found": NO_FRAMEWORK,
    "parse body": NO_FRAMEWORK,
    abort(streamed, { status, body }) {
      describe(streamed, status).write(body)
      return new Promise((_resolve, reject) => {
        setTimeout(() => reject(new Error("the stream failed")), 5)
      })
    },
  },
}

// The adapter prints the errors that these vectors throw on purpose.
console.error = () => {}

addConformanceTests({
  name: "lambda, function URL that streams",
  idiom,
  lacks: {
    "lower-case method": "Node's HTTP/1 parser, which stands for the function URL, answers 400 before any code",
  },
  start(settings, application) {
    const handler: StreamingHandler = async (_event, stream) => {
      application.called = true
      await act(idiom, { stream, headers: {} }, application.handler)
    }
    return startFunctionUrl(awslambda.streamifyResponse(cors(settings)(handler)))
  },
})
