import { Random, seedOf } from "../scenario/random.ts"
import type { FetchInit, FetchStep, FrameKind, Resource, Scenario, Step } from "../scenario/scenario.ts"
import { randomInit } from "./requests.ts"
import { randomChain } from "./resources.ts"
import { cookieSetter } from "./cookies.ts"
import { httpCacheScenario } from "./http-cache.ts"
import { preflightCacheScenario } from "./preflight-cache.ts"

/** The scenario with this number in the run that starts from `seed`. */
export function generateScenario(seed: number, index: number): Scenario {
  const random = new Random(seedOf(seed, index))
  const name = `${seed}/${index}`
  if (random.chance(0.04)) return { name, ...httpCacheScenario(random) }
  if (random.chance(0.03)) return { name, ...preflightCacheScenario(random) }
  if (random.chance(0.01))
    return { name, steps: [{ url: random.pick(ODD_URLS), init: randomInit(random) }], resources: {} }
  const page = random.weighted<FrameKind | undefined>([
    [20, undefined],
    [1, "sandboxed"],
    [1, "embedded"],
    [1, "require-corp"],
  ])
  const init = randomInit(random)
  const { url, resources } = randomChain(random, init, "r")
  const cookies = random.chance(0.12) ? cookieSetter(random) : undefined
  const repeats = random.weighted([
    [10, 0],
    [4, 1],
    [2, 2],
    [1, 3],
  ])
  const first: FetchStep = { url, init }
  const steps: Step[] = [...(cookies?.steps ?? []), first]
  const all: Record<string, Resource> = { ...cookies?.resources, ...resources }
  for (let repeat = 0; repeat < repeats; repeat++) {
    if (random.chance(0.02))
      steps.push({
        waitMilliseconds: random.weighted([
          [4, 1300],
          [1, 5300],
        ]),
      })
    steps.push(nextFetch(random, first))
  }
  return { name, ...(page && { page }), steps, resources: all }
}

/** What `fetch` refuses, answers itself, or cannot reach. */
const ODD_URLS = [
  "data:text/html;base64,L34v#/~/",
  "data:,x#/~/",
  "about:blank#/~/",
  "about:other#/~/",
  "file:///~/a",
  "ftp://{api.host}/~/a",
  "foo:/~/a",
  "blob:{page}/~/a",
  "javascript:'/~/'",
  "http://localhost:22/~/a",
  "http://user:pass@{api.host}/~/a",
  "/~/a",
  "//{api.host}/~/a",
  "{api.host}/~/a",
  "{api}/~/a b\u00e9?\u00e9#\u00e9",
]

/** The scenarios of a run. */
export function generateScenarios(seed: number, count: number, from = 0): Scenario[] {
  return Array.from({ length: count }, (_, index) => generateScenario(seed, from + index))
}

/** The same fetch again, or one that differs in a way that the preflight cache must notice, or not. */
function nextFetch(random: Random, { url, init }: FetchStep): FetchStep {
  const changed: FetchInit = random.weighted<() => FetchInit>([
    [4, () => init],
    [2, () => ({ ...init, credentials: random.pick(["include", "omit", "same-origin"]) })],
    [2, () => ({ ...init, headers: [...(init.headers ?? []), ["X-B", "1"]] })],
    [1, () => ({ ...init, headers: [...(init.headers ?? []), ["Authorization", "1"]] })],
    [1, () => ({ ...init, headers: (init.headers ?? []).slice(1) })],
    [2, () => ({ ...init, method: random.pick(["GET", "POST", "PUT", "DELETE", "PATCH"]) })],
    [1, () => ({ ...init, cache: random.pick(["no-store", "reload", "no-cache", "default"]) })],
    [2, () => randomInit(random)],
  ])()
  const withoutFragment = url.replace(/#.*$/, "")
  return {
    url: random.weighted([
      [8, url],
      [1, `${withoutFragment}#other`],
      [1, `${withoutFragment.replace(/\?.*$/, "")}?other`],
      [1, withoutFragment],
    ]),
    init: withoutUnfitBody(changed),
  }
}

/** A changed method may no longer take the body, and a `TypeError` each time would test nothing new. */
function withoutUnfitBody(init: FetchInit): FetchInit {
  const { body: _, ...rest } = init
  return ["GET", "HEAD"].includes((init.method ?? "GET").toUpperCase()) ? rest : init
}
