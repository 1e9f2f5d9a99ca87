import { type CatalogueCode, explainDiagnostic, isWireCode } from "ofcors/diagnostics"
import { item, paragraph } from "../../check-url/report/layout.ts"
import type { Colours } from "../../terminal.ts"
import { meanings } from "../meanings/index.ts"
import type { Topic } from "../messages/console-message.ts"
import { consoleTextsOf } from "./console-texts.ts"
import type { FoundCode } from "./find-code.ts"
import { writtenExample } from "./written.ts"

const SEVERITIES: Readonly<Record<string, string>> = {
  error: "an error in the settings",
  warning: "a warning",
  refusal: "the reason of a refused request",
  cause: "a cause that a check finds",
  finding: "what a browser finds",
}

/** What is known about a code, for people. */
export function printCode({ code, entry, topic }: FoundCode, colours: Colours): string {
  const blocks = [
    ...(entry === undefined ? [] : entryBlocks(entry, colours)),
    ...(topic === undefined ? [] : topicBlocks(topic, entry, colours)),
  ]
  const title = entry === undefined ? "a message of browsers" : (SEVERITIES[explainDiagnostic(entry).severity] ?? "")
  return `${[[colours.bold(`${code}: ${title}`)], ...blocks].map((block) => block.join("\n")).join("\n\n")}\n`
}

function entryBlocks(code: CatalogueCode, colours: Colours): readonly (readonly string[])[] {
  const explained = explainDiagnostic(code)
  const { sentence, why, fix, perStack = {}, references } = explained
  const stacks = Object.entries(perStack).map(([stack, text]) => item(`${stack}: ${text}`, colours))
  const examples =
    "bad" in explained
      ? [section("Yields it", example(explained.bad), colours), section("Does not", example(explained.good), colours)]
      : []
  const links = references.map(({ name, url }) => item(`${name}: ${url}`, colours))
  return [
    [paragraph(sentence.charAt(0).toUpperCase() + sentence.slice(1), colours)],
    section("Why", [paragraph(why, colours, "  ")], colours),
    section("Fix", [paragraph(fix, colours, "  "), ...stacks], colours),
    ...examples,
    ...(links.length === 0 ? [] : [section("Read more", links, colours)]),
  ]
}

/** The catalogue's words come first: those about messages stand in where it has none, or only the server's side. */
function topicBlocks(topic: Topic, entry: CatalogueCode | undefined, colours: Colours): readonly (readonly string[])[] {
  const { headline, why, fix } = meanings[topic]
  const texts = consoleTextsOf(topic).map(([browser, text]) => item(`${browser}: ${text}`, colours))
  const consoles = texts.length === 0 ? [] : [section("On the console", texts, colours)]
  if (entry === undefined)
    return [
      [paragraph(headline({ facts: {}, isPreflight: false }), colours)],
      section("Why", [paragraph(why, colours, "  ")], colours),
      section("Fix", [paragraph(fix, colours, "  ")], colours),
      ...consoles,
    ]
  return isWireCode(entry)
    ? consoles
    : [section("In a browser", [paragraph(`${why} ${fix}`, colours, "  ")], colours), ...consoles]
}

/** Code is not re-flowed. */
function example(given: Parameters<typeof writtenExample>[0]): readonly string[] {
  return writtenExample(given).map((line) => `  ${line.replace(/[^\x20-\x7e]/g, "?")}`)
}

function section(title: string, lines: readonly string[], colours: Colours): readonly string[] {
  return [colours.bold(`${title}:`), ...lines]
}
