import type { PlaceName } from "../scenario/places.ts"
import type { Random } from "../scenario/random.ts"
import type { Answer, FetchInit, HeaderLine, Scenario, Step } from "../scenario/scenario.ts"
import { NO_STORE, randomPreflight } from "./answers.ts"

/** Several fetches of one resource that share, or must not share, what its preflights allowed. */
export function preflightCacheScenario(random: Random): Pick<Scenario, "steps" | "resources"> {
  const place = random.weighted<PlaceName>([
    [4, "api"],
    [1, "site"],
  ])
  const inits = Array.from({ length: random.pick([3, 4, 5, 6]) }, () => randomPreflighted(random))
  const steps = inits.flatMap((init): Step[] => [
    ...random.some<Step>([{ waitMilliseconds: 1300 }], 0.05),
    { url: `{${place}}/~/cached`, init },
  ])
  const preflight = inits.map((init) => withoutFault(randomPreflight(random, init, () => undefined)))
  const allowed: HeaderLine[] = [
    ["Access-Control-Allow-Origin", "{page}"],
    ["Access-Control-Allow-Credentials", "true"],
  ]
  const actual = inits.map(() => ({
    status: 200,
    headers: [NO_STORE, ...(random.chance(0.9) ? allowed : [])],
    body: "cached",
  }))
  return { steps, resources: { [`${place}/cached`]: { preflight, actual } } }
}

/** A browser would try a broken connection again, and get the next answer. */
function withoutFault({ status, headers }: Answer): Answer {
  return { status, headers }
}

function randomPreflighted(random: Random): FetchInit {
  const headers = random.some<HeaderLine>(
    [
      ["X-A", "1"],
      ["X-B", "1"],
      ["Authorization", "x"],
      ["Content-Type", "application/json"],
    ],
    0.3,
  )
  const method = random.weighted<string | undefined>([
    [3, undefined],
    [4, "PUT"],
    [2, "DELETE"],
    [1, "PATCH"],
    [1, "POST"],
    [1, "HEAD"],
  ])
  return {
    ...(method && { method }),
    ...(headers.length > 0 && { headers }),
    ...(random.chance(0.4) && { credentials: random.pick(["include", "omit"]) }),
    ...(random.chance(0.08) && { cache: random.pick(["no-store", "reload", "no-cache"]) }),
    ...(random.chance(0.05) && { redirect: random.pick(["manual", "error"]) }),
  }
}
