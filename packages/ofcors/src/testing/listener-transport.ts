import { AsyncLocalStorage } from "node:async_hooks"
import type { Send } from "../browser/transport.ts"
import { nodeApplication } from "../browser-node/node-application.ts"
import type { NodeListener } from "./application.ts"

/** Why a listener did not answer, known where its request was sent. */
interface Outcome {
  reason?: string
}

const outcomes = new AsyncLocalStorage<Outcome>()

/**
 * A transport to a listener of Node's `http`. What it throws would end a server's process; here it breaks off the one
 * request, whose report says it.
 */
export function listenerTransport(listener: NodeListener): Send {
  const send = nodeApplication(async (request, response) => {
    const outcome = outcomes.getStore()
    const fail = (reason: string): void => {
      if (outcome !== undefined) outcome.reason = reason
      response.destroy()
    }
    try {
      if (isResponse(await listener(request, response)))
        fail("the listener returned a `Response`; pass a handler of several parameters as `{ fetch: handler }`")
    } catch (error) {
      fail(describeThrown(error))
    }
  })
  return Object.assign(
    (request: Parameters<Send>[0]) => {
      const outcome: Outcome = {}
      return outcomes.run(outcome, async () => {
        const answer = await send(request)
        return "error" in answer && outcome.reason !== undefined ? { ...answer, message: outcome.reason } : answer
      })
    },
    { streamsBodies: false },
  )
}

/** What an application threw, for a report. */
export function describeThrown(error: unknown): string {
  return `the application threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`
}

/** Whether this is a `Response`, of Node's own Fetch or of a package's. */
export function isResponse(value: unknown): value is Response {
  return Object.prototype.toString.call(value) === "[object Response]"
}
