/**
 * CORS for AWS Lambda behind API Gateway (REST and HTTP APIs), function URLs and load balancers, streamed or not:
 * `export const handler = cors(settings)(handle)`.
 *
 * @module
 */
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import type { Decision } from "../server/decision.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { type LambdaEvent, requestOf } from "./lambda-event.ts"
import { type LambdaResult, resultOf, withHeaders } from "./lambda-result.ts"
import { type ResponseStream, answerStream, watchMetadata } from "./lambda-stream.ts"
import { isOutside } from "./web.ts"

export type { LambdaResult } from "./lambda-result.ts"

/** The callback of handlers as Node 22 and older runtimes knew them. */
export type LambdaCallback<Result> = (error?: Error | string | null, result?: Result) => void

/** What a wrapped handler resolves to: nothing where it streams. */
export type Answer<Result> = [Result] extends [void] ? void : Result | LambdaResult

/** Wraps a handler; what the runtime passes beside the event is passed on. */
export interface WithCors {
  <Event, Rest extends unknown[], Result>(
    handler: (event: Event, ...rest: Rest) => Promise<Result>,
  ): (event: Event, ...rest: Rest) => Promise<Answer<Result>>
  <Event, Context, Result>(
    handler: (event: Event, context: Context, callback: LambdaCallback<Result>) => Promise<Result> | void,
  ): (event: Event, context: Context) => Promise<Result | LambdaResult>
}

type Handler = (event: unknown, ...rest: readonly unknown[]) => unknown

/**
 * Wraps a handler: `export const handler = cors({ allowedOrigins: ["http://localhost:3000"] })(handle)`; one that
 * streams stands inside or around `awslambda.streamifyResponse`. Events that are no HTTP requests pass untouched.
 *
 * What the handler throws is printed and answered with a bare 500, because the gateway's own answer would lack the
 * headers and reach the page as a CORS error. Outside every `urls` it is thrown on.
 *
 * @throws SettingsError for settings that must not run, TypeError for a handler that is no function: at start-up, never
 *   per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): WithCors {
  const policy = policyOf(settings)
  return ((handler: Handler) => {
    // Lambda would say so itself, but sees the wrapper only.
    if (typeof handler !== "function") throw new TypeError(`the handler is \`${String(handler)}\`: pass a function`)
    watchMetadata()
    // No third parameter: runtimes since Node 24 refuse handlers that have one, for they might want a callback.
    const withCors = async (event: unknown, ...rest: readonly unknown[]): Promise<unknown> => {
      const [second] = rest
      const run = (): unknown => (isStream(second) ? handler(event, ...rest) : invoke(handler, event, second))
      const request = requestOf(event)
      if (request === undefined) return run()
      const decision = await policy.answer(request)
      if (isOutside(decision)) return run()
      if (isStream(second)) return answerStream(second, decision, policy, run)
      return answer(event as LambdaEvent, decision, policy, run)
    }
    // What `streamifyResponse` left on the handler marks it as one that streams.
    return Object.assign(withCors, handler)
  }) as WithCors
}

async function answer(
  event: LambdaEvent,
  decision: Decision,
  policy: Policy,
  run: () => unknown,
): Promise<LambdaResult> {
  const { status } = decision
  if (status !== undefined) return withHeaders(event, { statusCode: status, body: "" }, decision, policy)
  let result: LambdaResult
  try {
    result = resultOf(event, await run())
  } catch (thrown) {
    console.error(thrown)
    result = { statusCode: 500, body: "Internal Server Error" }
  }
  return withHeaders(event, result, decision, policy)
}

/** Calls a handler that answers by a promise, or by the callback that it has a parameter for. */
function invoke(handler: Handler, event: unknown, context: unknown): unknown {
  if (handler.length < 3) return handler(event, context)
  return new Promise((resolve, reject) => {
    const callback: LambdaCallback<unknown> = (error, result) => (error ? reject(error) : resolve(result))
    const returned = handler(event, context, callback)
    if (returned instanceof Promise) returned.then(resolve, reject)
  })
}

function isStream(value: unknown): value is ResponseStream {
  return typeof (value as Partial<ResponseStream> | undefined)?.setContentType === "function"
}
