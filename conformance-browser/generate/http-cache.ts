import type { Random } from "../scenario/random.ts"
import type { Answer, FetchInit, HeaderLine, Scenario, Step } from "../scenario/scenario.ts"

/** Browsers store a response after script has it; the next fetch must not run into that. */
const STORING = 80

/** Several fetches of one resource whose answers may be stored and used again. */
export function httpCacheScenario(random: Random): Pick<Scenario, "steps" | "resources"> {
  const fetches = random.pick([2, 2, 3])
  const steps = Array.from({ length: fetches }, (): Step[] => [
    { url: "{api}/~/stored", init: randomCachedInit(random) },
    { waitMilliseconds: STORING },
  ]).flat()
  const actual = Array.from({ length: fetches }, (_, index) => randomStored(random, index))
  return { steps, resources: { "api/stored": { actual } } }
}

function randomCachedInit(random: Random): FetchInit {
  return {
    ...random.weighted<FetchInit>([
      [6, {}],
      [3, { mode: "no-cors" }],
      [3, { credentials: "include" }],
      [1, { credentials: "omit" }],
    ]),
    ...random.weighted<FetchInit>([
      [10, {}],
      [1, { cache: "no-cache" }],
      [1, { cache: "reload" }],
      [1, { cache: "force-cache" }],
      [1, { cache: "no-store" }],
    ]),
  }
}

function randomStored(random: Random, index: number): Answer {
  const origin = random.weighted<HeaderLine[]>([
    [4, [["Access-Control-Allow-Origin", "{page}"]]],
    [2, [["Access-Control-Allow-Origin", "*"]]],
    [2, []],
    [1, [["Access-Control-Allow-Origin", "{other}"]]],
    [2, [["Access-Control-Allow-Origin", "{origin}"]]],
  ])
  return {
    status: index > 0 && random.chance(0.4) ? 304 : 200,
    headers: [
      [
        "Cache-Control",
        random.weighted([
          [4, "max-age=600"],
          [3, "no-cache"],
          [1, "max-age=0"],
          [1, "no-store"],
        ]),
      ],
      ["ETag", '"1"'],
      ...random.some<HeaderLine>(
        [
          ["Vary", "Origin"],
          ["Access-Control-Allow-Credentials", "true"],
          ["X-Answer", String(index)],
          ["Access-Control-Expose-Headers", "x-answer"],
        ],
        0.5,
      ),
      ...origin,
    ],
    body: `stored ${index}`,
  }
}
