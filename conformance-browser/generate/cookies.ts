import type { PlaceName } from "../scenario/places.ts"
import type { Random } from "../scenario/random.ts"
import type { FetchStep, HeaderLine, Resource } from "../scenario/scenario.ts"

const ATTRIBUTES = [
  "",
  "; SameSite=Lax",
  "; SameSite=Strict",
  "; SameSite=None; Secure",
  "; SameSite=None; Secure; Partitioned",
  "; Secure",
  "; HttpOnly",
  "; SameSite=None",
  "; Max-Age=0",
]

/** A fetch whose answer sets cookies for the rest of the scenario. */
export function cookieSetter(random: Random): { steps: FetchStep[]; resources: Record<string, Resource> } {
  const place = random.pick<PlaceName>(["page", "api", "site"])
  const lines = random
    .some(ATTRIBUTES, 0.3)
    .map((attributes, index): HeaderLine => ["Set-Cookie", `c${index}=${index}; Path=/~/${attributes}`])
  return {
    steps: [{ url: `{${place}}/~/login`, init: { credentials: "include" } }],
    resources: {
      [`${place}/login`]: {
        actual: [
          {
            status: 200,
            headers: [
              ["Cache-Control", "no-store"],
              ["Access-Control-Allow-Origin", "{page}"],
              ["Access-Control-Allow-Credentials", "true"],
              ...lines,
            ],
            body: "login",
          },
        ],
      },
    },
  }
}
