/**
 * Records what real browsers print for generated scenarios, each with the browser's own name for the failure:
 *
 *     npm run build && npm run build -w conformance-browser
 *     node packages/cli/test/explain/record-messages.mjs --count 3000 --seed 7 --engine chromium,firefox,webkit
 *     npx oxfmt packages/cli/test/explain
 *
 * Chromium says it as `corsErrorStatus.corsError` of `Network.loadingFailed`, Firefox as the category of the script
 * error. WebKit has no such name: there it is the browser model's finding for the same bytes, and a message is only
 * kept where model and browser agree on everything that can be observed. The parser under test is never asked.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { BROWSERS } from "../../../../conformance-browser/dist/browsers/installed.js"
import { runInModel } from "../../../../conformance-browser/dist/browsers/model.js"
import { compare } from "../../../../conformance-browser/dist/compare/compare.js"
import { generateScenarios } from "../../../../conformance-browser/dist/generate/generate.js"

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "chromium,firefox,webkit" },
    count: { type: "string", default: "3000" },
    seed: { type: "string", default: "7" },
  },
})
const OUT = fileURLToPath(new URL("recorded-messages.json", import.meta.url))
const CHUNK = 500

/** How many messages are kept of one class, spread over the run, so that the file stays readable. */
const KEPT_OF_A_CLASS = 30

/** The scenarios' places, as a reader would have them. */
const PLACES = { page: "localhost:3000", api: "localhost:8000", other: "localhost:9000", site: "127.0.0.1:8000" }

const MESSAGES_OF = { chromium: ofChromium, firefox: ofFirefox, webkit: ofWebKit }
const recorded = JSON.parse(readFileSync(OUT, "utf8"))
for (const engine of values.engine.split(",")) {
  const driver = await BROWSERS[engine].start()
  const found = new Map()
  try {
    for (let from = 0; from < Number(values.count); from += CHUNK) {
      const scenarios = generateScenarios(Number(values.seed), Math.min(CHUNK, Number(values.count) - from), from)
      const observations = await driver.run(scenarios)
      for (const [index, scenario] of scenarios.entries())
        for (const message of await MESSAGES_OF[engine](scenario, observations[index]))
          found.set(JSON.stringify([message.class, message.text]), message)
      console.error(`${driver.version}: ${from + scenarios.length} scenarios, ${found.size} different messages`)
    }
  } finally {
    await driver.close()
  }
  const messages = spread([...found.values()])
  recorded[engine] = {
    browser: driver.version,
    scenarios: Number(values.count),
    seed: Number(values.seed),
    differentMessages: found.size,
    messages,
  }
}
writeFileSync(OUT, `${JSON.stringify(recorded, undefined, 1)}\n`)

/** Pairs the lines of one kind with the classes of that kind, and gives up where they are not as many. */
function pair(lines, classes) {
  return lines.length === classes.length
    ? lines.map((text, index) => ({ class: classes[index], text: filled(text) }))
    : []
}

function ofChromium(_, { errors, console: lines }) {
  const isNet = (error) => error.startsWith("net::")
  const netLines = lines.filter(
    (line) => line.startsWith("Failed to load resource: net::") && !line.includes("ERR_FAILED"),
  )
  return [
    ...pair(
      lines.filter((line) => line.startsWith("Access to ")),
      errors.filter((error) => !isNet(error)),
    ),
    ...pair(
      netLines,
      errors.filter((error) => isNet(error) && error !== "net::ERR_FAILED"),
    ),
  ]
}

function ofFirefox(_, { errors, console: lines }) {
  return pair(
    lines.filter((line) => line.startsWith("Cross-Origin Request ")),
    errors,
  )
}

/** The reason and the line with the URL belong together, so what one fetch printed is one message. */
async function ofWebKit(scenario, observed) {
  const { observation, reports } = await runInModel("webkit", scenario)
  const lines = [...observed.console]
  if (compare(scenario, observed, observation) !== undefined || lines.length !== observation.console.length) return []
  return reports.flatMap(({ failure, console }) => {
    const own = lines.splice(0, console.webkit.length)
    return failure === undefined || own.length === 0 ? [] : [{ class: failure.code, text: filled(own.join("\n")) }]
  })
}

function filled(text) {
  let filled = text.replaceAll("/~/", "/")
  for (const [name, host] of Object.entries(PLACES))
    filled = filled.replaceAll(`{${name}}`, `http://${host}`).replaceAll(`{${name}.host}`, host)
  return filled
}

/** Of each class as many as are kept, evenly from all that were found. */
function spread(messages) {
  const classes = new Set(messages.map((message) => message.class))
  return [...classes].toSorted().flatMap((name) => {
    const ofClass = messages.filter((message) => message.class === name)
    const step = Math.max(1, ofClass.length / KEPT_OF_A_CLASS)
    return Array.from(
      { length: Math.min(KEPT_OF_A_CLASS, ofClass.length) },
      (_, index) => ofClass[Math.floor(index * step)],
    )
  })
}
