import { mergeVary } from "../http/vary.ts"
import type { Decision } from "../server/decision.ts"
import type { Policy } from "../server/policy.ts"
import type { LambdaEvent } from "./lambda-event.ts"

/** A result with its headers, as every payload takes it. */
export interface LambdaResult {
  statusCode: number
  headers?: Record<string, string | number | boolean>
  multiValueHeaders?: Record<string, (string | number | boolean)[]>
  body: string
}

/** What a response is described by, streamed or not. */
export type Described = Omit<LambdaResult, "body">

const ALLOW_ORIGIN = "Access-Control-Allow-Origin"

/**
 * The result that a handler means. Payload 2.0 takes anything: what has no `statusCode` is sent as JSON by the gateway,
 * and headers have no place in it.
 *
 * @throws TypeError for what the gateway would refuse with a 502 of its own
 */
export function resultOf({ requestContext }: LambdaEvent, returned: unknown): LambdaResult {
  const isObject = typeof returned === "object" && returned !== null && !Array.isArray(returned)
  if (isObject && (requestContext?.http === undefined || "statusCode" in returned)) return returned as LambdaResult
  const json = JSON.stringify(returned ?? null)
  if (requestContext?.http === undefined) {
    throw new TypeError(`the handler returned \`${json.slice(0, 80)}\`: return \`{ statusCode, body }\``)
  }
  const body = typeof returned === "string" ? returned : json
  return { statusCode: 200, headers: { "Content-Type": "application/json" }, body }
}

/** A copy with a decision's headers, in the one of the two places where this event's sender looks for them. */
export function withHeaders<Result extends Described>(
  { requestContext, multiValueHeaders }: LambdaEvent,
  result: Result,
  { kind, headers, vary }: Decision,
  policy: Policy,
): Result {
  const { multiValueHeaders: givenLines, ...rest } = result
  const single = { ...result.headers }
  const multiple = { ...givenLines }
  const set = (name: string, value: string): void => {
    take(name)
    // A load balancer that sends all lines reads all lines, and nothing else.
    if (requestContext?.elb && multiValueHeaders) multiple[name] = [value]
    else single[name] = value
  }
  /** Removes a header, however it is spelled and wherever it stands. */
  function take(name: string): string {
    const values: unknown[] = []
    for (const place of [single, multiple]) {
      for (const given of Object.keys(place)) {
        if (given.toLowerCase() !== name.toLowerCase()) continue
        values.push(place[given])
        delete place[given]
      }
    }
    return values.flat().join(", ")
  }
  if (vary.length > 0) set("Vary", mergeVary(take("Vary"), vary))
  const other = take(ALLOW_ORIGIN)
  if (other) policy.report("second-cors-layer", { header: ALLOW_ORIGIN, value: other })
  // What others set must not stand where we give nothing.
  if (headers[ALLOW_ORIGIN] !== undefined) take("Access-Control-Allow-Credentials")
  else if (other || kind !== "not-cors") {
    const names = Object.keys({ ...single, ...multiple })
    names.filter((name) => /^access-control-/i.test(name)).forEach(take)
  }
  for (const name in headers) set(name, headers[name]!)
  const lines = Object.keys(multiple).length > 0 && { multiValueHeaders: multiple }
  return { ...rest, headers: single, ...lines } as unknown as Result
}
