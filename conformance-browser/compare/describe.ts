import type { Disagreement } from "./compare.ts"

/** A disagreement as text: what differs line by line, and the scenario on one line, ready for `named/`. */
export function describeDisagreement({ scenario, class: name, browser, model }: Disagreement): string {
  const count = Math.max(browser.length, model.length)
  const differences = Array.from({ length: count }, (_, index) => difference(index, browser[index], model[index]))
  return [`${name} in ${scenario.name}`, ...differences.flat(), `  ${JSON.stringify(scenario)}`].join("\n")
}

function difference(index: number, browser = "nothing", model = "nothing"): string[] {
  if (browser === model) return []
  const [seen, predicted] = [browser.split("\n"), model.split("\n")]
  return [
    `  ${index} browser: ${seen.filter((line) => !predicted.includes(line)).join("; ")}`,
    `  ${index} model:   ${predicted.filter((line) => !seen.includes(line)).join("; ")}`,
  ]
}
