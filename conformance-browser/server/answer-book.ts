import type { PlaceName } from "../scenario/places.ts"
import type { Answer, Scenario } from "../scenario/scenario.ts"
import { headerValue, type RawRequest } from "./read-request.ts"

const NOT_IN_SCENARIO: Answer = { status: 404, headers: [["Cache-Control", "no-store"]] }

/** Hands out a scenario's answers: the n-th request for a resource gets the n-th answer. */
export class AnswerBook {
  readonly #scenario: Scenario
  readonly #served = new Map<string, number>()

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  /** The answer to this request; `path` is what follows the scenario's own path, query included. */
  next(place: PlaceName, path: string, request: Pick<RawRequest, "method" | "headers">): Answer {
    const key = `${place}/${path.replace(/\?.*$/s, "")}`
    const resource = this.#scenario.resources[key]
    const kind = isPreflight(request) ? "preflight" : "actual"
    const answers = resource?.[kind] ?? []
    const served = this.#served.get(`${kind} ${key}`) ?? 0
    this.#served.set(`${kind} ${key}`, served + 1)
    return answers[Math.min(served, answers.length - 1)] ?? NOT_IN_SCENARIO
  }
}

/** A CORS-preflight request, as a server tells it from any other `OPTIONS`. */
export function isPreflight(request: Pick<RawRequest, "method" | "headers">): boolean {
  return request.method === "OPTIONS" && headerValue(request.headers, "access-control-request-method") !== undefined
}
