import { readdirSync, readFileSync } from "node:fs"
import type { Scenario } from "./scenario/scenario.ts"

/** All scenarios that are kept by name, whether this runs from its source or from `dist/`. */
export function namedScenarios(): Scenario[] {
  const folder = new URL(import.meta.url.endsWith(".ts") ? "named/" : "../named/", import.meta.url)
  return readdirSync(folder)
    .toSorted()
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Scenario)
}
