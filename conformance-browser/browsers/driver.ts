import type { Observation } from "../scenario/observation.ts"
import type { Scenario } from "../scenario/scenario.ts"

/** The engines that the model is compared with. */
export type EngineName = "chromium" | "firefox" | "webkit"

/** A browser, or the model, able to run scenarios. */
export interface Driver {
  readonly engine: EngineName
  /** Product and version, for the record. */
  readonly version: string
  /** Runs the scenarios, each in a path of its own, and tells what happened in each. */
  run(scenarios: readonly Scenario[]): Promise<Observation[]>
  close(): Promise<void>
}
