import type { EngineName } from "../browsers/driver.ts"
import type { Observation } from "../scenario/observation.ts"
import type { Scenario } from "../scenario/scenario.ts"
import { KNOWN_DIFFERENCES } from "./known-differences.ts"
import { CLASSES, type Comparable, comparable, type DisagreementClass } from "./comparable.ts"

/** One thing that two runs of a scenario did not agree on. */
export interface Disagreement {
  readonly scenario: Scenario
  readonly class: DisagreementClass
  /** What the real browser showed. */
  readonly browser: readonly string[]
  /** What the model predicted. */
  readonly model: readonly string[]
}

/** The gravest disagreement between two observations of a scenario; undefined where there is none. */
export function compare(
  scenario: Scenario,
  browser: Observation,
  model: Observation,
  engine: EngineName,
  classes: readonly DisagreementClass[] = CLASSES,
): Disagreement | undefined {
  return compareSeen(scenario, comparable(browser), comparable(model), engine, classes)
}

/** Likewise, of what is compared. */
export function compareSeen(
  scenario: Scenario,
  seen: Comparable,
  predicted: Comparable,
  engine: EngineName,
  classes: readonly DisagreementClass[] = CLASSES,
): Disagreement | undefined {
  const agrees = (line: string, other: string | undefined) =>
    line === other ||
    (other !== undefined && KNOWN_DIFFERENCES.some((known) => known.explains(line, other, seen, engine)))
  const differing = classes.find(
    (name) =>
      seen[name].length !== predicted[name].length ||
      !seen[name].every((line, index) => agrees(line, predicted[name][index])),
  )
  return differing && { scenario, class: differing, browser: seen[differing], model: predicted[differing] }
}
