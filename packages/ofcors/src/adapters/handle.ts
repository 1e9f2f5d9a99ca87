import type { CorsRequest } from "../http/request.ts"
import { whenDecided } from "../server/decision.ts"
import type { Policy } from "../server/policy.ts"
import { type NodeResponse, commitHeaders } from "./commit-headers.ts"

/** For frameworks with `(request, response, next)`: decides, and answers or goes on. */
export function handle(
  policy: Policy,
  request: CorsRequest,
  response: NodeResponse,
  next: () => void,
  commit: typeof commitHeaders = commitHeaders,
): void {
  void whenDecided(policy.answer(request), (decision) => {
    commit(response, decision, policy)
    if (decision.status === undefined) return next()
    response.statusCode = decision.status
    response.end()
  })
}
