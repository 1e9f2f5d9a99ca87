/**
 * What a framework must say about itself so that the vectors can be replayed on it.
 *
 * @module
 */
import type { CorsSettings } from "ofcors"
import type { RawRequest, RawResponse } from "./raw-client.ts"
import type { Case, End, Group, Handler, Need } from "./vector.ts"

/** A real server of a real framework with `cors()` at its top. */
export interface Host {
  readonly name: string
  readonly idiom: Idiom<never>
  /** The needs of vectors that cannot be met here, each with the reason. */
  readonly lacks: { readonly [Name in Need]?: string }
  /** Why a vector cannot be replayed here, where that is no matter of its needs. */
  readonly cannot?: (vector: Case) => string | undefined
  /**
   * Starts a server with these settings; `application` says at each request what to do. The third are the
   * same settings in JSON, for servers in another process.
   */
  start(
    settings: CorsSettings | readonly CorsSettings[],
    application: Application,
    json: Group["settings"],
  ): Promise<RunningHost>
}

/** The application behind `cors()`. One request at a time, so that the test can say what to do with the next. */
export interface Application {
  handler: Handler
  /** Set by whatever stands first behind `cors()`. */
  called: boolean
}

/** A server that listens. */
export interface RunningHost {
  send(request: RawRequest): Promise<RawResponse>
  close(): Promise<void>
}

/** A way to do something, or the reason why this framework has none. */
export type Way<Act> = Act | string

/** How a framework's users change headers and end responses. */
export interface Idiom<Context> {
  readonly set: (context: Context, name: string, value: string) => void
  readonly append: Way<(context: Context, name: string, value: string) => void>
  readonly vary: Way<(context: Context, name: string) => void>
  readonly remove: (context: Context, name: string) => void
  readonly names: Way<(context: Context) => Iterable<string>>
  readonly ends: { readonly [Name in End]: Way<(context: Context, ending: Ending) => unknown> }
}

/** A handler's ending with its defaults filled in. */
export interface Ending {
  readonly status: number
  readonly body: string | null
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly location: string
}

/** Does what a handler says; returns what the framework's own handlers would return. */
export function act<Context>(idiom: Idiom<Context>, context: Context, handler: Handler): unknown {
  if (handler.waits !== true) return perform(idiom, context, handler)
  return new Promise((resolve) => setImmediate(resolve)).then(() => perform(idiom, context, handler))
}

function perform<Context>(idiom: Idiom<Context>, context: Context, handler: Handler): unknown {
  for (const [name, value] of handler.set ?? []) idiom.set(context, name, value)
  for (const [name, value] of handler.append ?? []) possible(idiom.append)(context, name, value)
  for (const name of handler.vary ?? []) possible(idiom.vary)(context, name)
  for (const name of handler.remove ?? []) {
    const names = name === "*" ? [...possible(idiom.names)(context)] : [name]
    for (const removed of names) idiom.remove(context, removed)
  }
  return possible(idiom.ends[handler.ends ?? "send"])(context, endingOf(handler))
}

function endingOf({ status = 200, body = "hello", headers = [], location = "/elsewhere" }: Handler): Ending {
  return { status, body, headers, location }
}

function possible<Act>(way: Way<Act>): Act {
  if (typeof way === "string") throw new Error(`asked for what this host cannot do: ${way}`)
  return way
}

const USUAL_METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

/** Why a case cannot be replayed on a host; `undefined` where it can. */
export function whyNot({ idiom, lacks, cannot }: Host, vector: Case): string | undefined {
  const { request, handler = {}, needs = [] } = vector
  const ways: readonly unknown[] = [
    idiom.ends[handler.ends ?? "send"],
    ...(handler.append === undefined ? [] : [idiom.append]),
    ...(handler.vary === undefined ? [] : [idiom.vary]),
    ...(handler.remove?.includes("*") ? [idiom.names] : []),
    ...needs.map((need) => lacks[need]),
    cannot?.(vector),
    ...(USUAL_METHODS.has(request.method?.toUpperCase() ?? "GET") ? [] : [lacks["unusual method"]]),
  ]
  return ways.find((way) => typeof way === "string")
}
