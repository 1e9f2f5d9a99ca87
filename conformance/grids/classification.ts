import type { Case, VectorFile } from "../vector.ts"
import { ALLOWED, ORIGINS, groupOf } from "./grid.ts"

const METHODS = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "PURGE"]
/** `patch` is a method of its own, which browsers do not upper-case. */
const REQUESTED = [...METHODS, "patch"]

/** Every kind of request by every method: what is a CORS request, and what is a preflight. */
export const classification: VectorFile = {
  theme: "what a request is: not a CORS one, an actual one, or a preflight",
  generatedBy: "grids/classification.ts",
  groups: [
    groupOf("requests without Origin are the application's", { allowedOrigins: [ALLOWED] }, [
      ...METHODS.map((method) => withoutOrigin(method)),
      ...REQUESTED.map((requested): Case => ({
        ...withoutOrigin("OPTIONS", [["Access-Control-Request-Method", requested]]),
        name: `OPTIONS that asks for ${requested} without Origin is not a preflight`,
      })),
    ]),
    ...ORIGINS.map(({ from, lines, allowed }) =>
      groupOf(`requests from ${from}`, { allowedOrigins: [ALLOWED] }, [
        ...METHODS.map((method): Case => ({
          name: `${method} from ${from} reaches the application and ${allowed ? "may" : "must not"} be read`,
          request: { method, headers: lines },
          response: allowed ? "readable" : "unreadable",
          handlerCalled: true,
        })),
        ...METHODS.filter((method) => method !== "OPTIONS").map((method): Case => ({
          name: `${method} from ${from} with Access-Control-Request-Method is no preflight`,
          request: { method, headers: [...lines, ["Access-Control-Request-Method", "PUT"]] },
          response: allowed ? "readable" : "unreadable",
          handlerCalled: true,
        })),
        ...REQUESTED.map((requested): Case => ({
          name: `a preflight for ${requested} from ${from} is answered ${allowed ? "204" : "403"} without the application`,
          request: { method: "OPTIONS", headers: [...lines, ["Access-Control-Request-Method", requested]] },
          response: allowed ? "preflight passed" : "preflight refused",
          handlerCalled: false,
        })),
      ]),
    ),
  ],
}

function withoutOrigin(method: string, headers: Case["request"]["headers"] = []): Case {
  return {
    name: `${method} without Origin is not a CORS request`,
    request: { method, headers },
    response: "unreadable",
    handlerCalled: true,
  }
}
