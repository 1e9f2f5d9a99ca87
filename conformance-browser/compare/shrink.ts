import {
  isFetchStep,
  type Answer,
  type FetchInit,
  type HeaderLine,
  type Resource,
  type Scenario,
  type Step,
} from "../scenario/scenario.ts"

/** Which of these scenarios still show what is being looked for. */
export type StillShows = (scenarios: readonly Scenario[]) => Promise<readonly boolean[]>

/**
 * Makes a scenario smaller for as long as it still shows the same. All the next smaller ones are tried in one batch,
 * because a batch costs a browser hardly more than one scenario.
 */
export async function shrink(scenario: Scenario, stillShows: StillShows): Promise<Scenario> {
  for (let current = scenario; ;) {
    const smaller = smallerScenarios(current)
    const shows = await stillShows(smaller)
    const next = smaller[shows.indexOf(true)]
    if (!next) return current
    current = next
  }
}

/** Every scenario that is one bit smaller, the boldest cuts first. */
export function smallerScenarios(scenario: Scenario): Scenario[] {
  const { steps, resources } = scenario
  return [
    ...(scenario.page === undefined ? [] : [withoutKey(scenario, "page")]),
    ...withoutOne(steps)
      .filter((fewer) => fewer.some(isFetchStep))
      .map((fewer) => ({ ...scenario, steps: fewer })),
    ...Object.keys(resources).map((key) => ({ ...scenario, resources: withoutKey(resources, key) })),
    ...Object.keys(resources).flatMap((key) => skipRedirect(scenario, key)),
    ...replaceOne(steps, smallerSteps).map((changed) => ({ ...scenario, steps: changed })),
    ...Object.entries(resources).flatMap(([key, resource]) =>
      smallerResources(resource).map((changed) => ({ ...scenario, resources: { ...resources, [key]: changed } })),
    ),
  ]
}

/** Lets what redirects to `key` redirect to where `key` redirects to. */
function skipRedirect(scenario: Scenario, key: string): Scenario[] {
  const [place = "", name = ""] = key.split("/")
  const target = scenario.resources[key]?.actual[0]?.headers.find(([header]) => header === "Location")?.[1]
  if (!target?.startsWith("{")) return []
  const url = `{${place}}/~/${name}`
  const skipped = JSON.parse(
    JSON.stringify(scenario).replaceAll(JSON.stringify(url), JSON.stringify(target)),
  ) as Scenario
  return JSON.stringify(skipped) === JSON.stringify(scenario) ? [] : [skipped]
}

function smallerSteps(step: Step): Step[] {
  if (!isFetchStep(step)) return []
  const shorter = step.url.replace(/[?#].*$/, "")
  return [
    ...(shorter === step.url ? [] : [{ ...step, url: shorter }]),
    ...smallerInits(step.init).map((init) => ({ ...step, init })),
  ]
}

function smallerInits(init: FetchInit): FetchInit[] {
  const keys = Object.keys(init) as (keyof FetchInit)[]
  return [
    ...keys.map((key) => withoutKey(init, key)),
    ...(init.headers ? withoutOne(init.headers).map((headers) => ({ ...init, headers })) : []),
    ...(init.body && !("text" in init.body) ? [{ ...init, body: { text: "body" } }] : []),
  ]
}

function smallerResources(resource: Resource): Resource[] {
  const { preflight = [], actual } = resource
  return [
    ...(resource.preflight ? [withoutKey(resource, "preflight")] : []),
    ...withoutOne(preflight)
      .filter((fewer) => fewer.length > 0)
      .map((fewer) => ({ ...resource, preflight: fewer })),
    ...withoutOne(actual)
      .filter((fewer) => fewer.length > 0)
      .map((fewer) => ({ ...resource, actual: fewer })),
    ...replaceOne(preflight, smallerAnswers).map((changed) => ({ ...resource, preflight: changed })),
    ...replaceOne(actual, smallerAnswers).map((changed) => ({ ...resource, actual: changed })),
  ]
}

function smallerAnswers(answer: Answer): Answer[] {
  return [
    ...withoutOne(answer.headers).map((headers) => ({ ...answer, headers })),
    ...(answer.status === 200 ? [] : [{ ...answer, status: 200 }]),
    ...(answer.body === undefined ? [] : [withoutKey(answer, "body")]),
    ...replaceOne(answer.headers, plainerLines).map((headers) => ({ ...answer, headers })),
  ]
}

function plainerLines([name, value]: HeaderLine): HeaderLine[] {
  if (name.toLowerCase() !== "access-control-allow-origin" || value === "{page}") return []
  return [["Access-Control-Allow-Origin", "{page}"]]
}

function withoutOne<T>(items: readonly T[]): T[][] {
  return items.map((_, index) => items.toSpliced(index, 1))
}

function replaceOne<T>(items: readonly T[], smaller: (item: T) => readonly T[]): T[][] {
  return items.flatMap((item, index) => smaller(item).map((replacement) => items.with(index, replacement)))
}

function withoutKey<T extends object>(value: T, key: keyof T): T {
  const { [key]: _, ...rest } = value
  return rest as T
}
