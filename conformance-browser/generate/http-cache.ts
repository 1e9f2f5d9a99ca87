import type { PlaceName } from "../scenario/places.ts"
import type { Random } from "../scenario/random.ts"
import type { Answer, FetchInit, HeaderLine, Scenario, Step } from "../scenario/scenario.ts"

/** Browsers store a response after script has it; the next fetch must not run into that. */
const STORING = 80

/** Several fetches of one resource whose answers may be stored and used again. */
export function httpCacheScenario(random: Random): Pick<Scenario, "steps" | "resources"> {
  const fetches = random.pick([2, 2, 3, 4])
  const place = random.weighted<PlaceName>([
    [4, "api"],
    [1, "page"],
    [1, "site"],
  ])
  const steps = Array.from({ length: fetches }, (): Step[] => [
    { url: `{${place}}/~/stored`, init: randomCachedInit(random) },
    { waitMilliseconds: STORING },
  ]).flat()
  const actual = Array.from({ length: fetches }, (_, index) => randomStored(random, index))
  return { steps, resources: { [`${place}/stored`]: { actual } } }
}

/** Some are stored in one engine and not in another, for ever or not, and confirmed or not. */
const STATUSES = [201, 203, 204, 300, 400, 403, 404, 410, 500, 503]

/** What a 304 changes in a stored response, or does not. */
const DESCRIPTIVE: readonly HeaderLine[] = [
  ["Content-Type", "text/plain"],
  ["Content-Type", "application/json"],
  ["Content-Language", "en"],
  ["X-Frame-Options", "DENY"],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Empty", ""],
]

function randomCachedInit(random: Random): FetchInit {
  return {
    ...random.weighted<FetchInit>([
      [6, {}],
      [3, { mode: "no-cors" }],
      [3, { credentials: "include" }],
      [1, { credentials: "omit" }],
      [0.5, { method: "PUT" }],
      [0.5, { method: "POST" }],
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
    status:
      index > 0 && random.chance(0.4)
        ? 304
        : random.weighted([
            [6, 200],
            [1, random.pick(STATUSES)],
          ]),
    headers: [
      ...random.weighted<HeaderLine[]>([
        [4, [["Cache-Control", "max-age=600"]]],
        [3, [["Cache-Control", "no-cache"]]],
        [1, [["Cache-Control", "max-age=0"]]],
        [1, [["Cache-Control", "no-store"]]],
        [1, []],
        [1, [["Expires", "Fri, 01 Jan 2100 00:00:00 GMT"]]],
        [0.5, [["Expires", "0"]]],
      ]),
      ...random.weighted<HeaderLine[]>([
        [6, [["ETag", '"1"']]],
        [1, [["ETag", '"2"']]],
        [1, []],
        [1, [["Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT"]]],
      ]),
      ...random.some(DESCRIPTIVE, 0.1),
      ...random.some<HeaderLine>(
        [
          ["Vary", "Origin"],
          ["Access-Control-Allow-Credentials", "true"],
          ["X-Answer", String(index)],
          ["Access-Control-Expose-Headers", "x-answer, x-empty, etag, x-frame-options, x-content-type-options"],
        ],
        0.5,
      ),
      ...origin,
    ],
    body: `stored ${index}`,
  }
}
