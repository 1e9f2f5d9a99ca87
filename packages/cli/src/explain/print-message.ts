import { item, paragraph } from "../check-url/report/layout.ts"
import { type Colours, printable } from "../terminal.ts"
import { type CheckOf, commandOf } from "./check-of.ts"
import { meaningOf } from "./meanings/index.ts"
import type { ConsoleMessage } from "./messages/console-message.ts"
import { notTold } from "./not-told.ts"
import { verdictOf } from "./verdict.ts"

const BROWSERS: Readonly<Record<string, string>> = {
  chromium: "Chromium (Chrome, Edge)",
  firefox: "Firefox",
  webkit: "WebKit (Safari)",
}

/** A message explained, for people: what it comes to, why, and what it does not tell. */
export function printMessage(message: ConsoleMessage, withFix: boolean, colours: Colours): string {
  const { headline, why } = meaningOf(message)
  const verdict = verdictOf(message)
  const tint = verdict === "NOT BLOCKED" ? colours.green : colours.red
  const missing = notTold(message)
  return joined([
    [tint(colours.bold(paragraph(`${verdict}: ${inSentence(headline(message))}`, colours)))],
    rows(placeOf(message), colours),
    section("Why", [paragraph(why, colours, "  ")], colours),
    withFix ? fixOf(message, colours) : [],
    missing.length === 0
      ? []
      : section(
          "Not told",
          missing.map((text) => item(text, colours)),
          colours,
        ),
    section("The message", rows(sourceOf(message), colours), colours),
  ])
}

/** What to do about a message, where no check says it better. */
export function printFix(message: ConsoleMessage, colours: Colours): string {
  return joined([fixOf(message, colours)])
}

function fixOf(message: ConsoleMessage, colours: Colours): readonly string[] {
  return section("What to do", [paragraph(meaningOf(message).fix, colours, "  ")], colours)
}

function joined(blocks: readonly (readonly string[])[]): string {
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`
}

/** Which command finds the cause, and what it lacks. */
export function printCommand(check: CheckOf, colours: Colours): string {
  const lines = [
    ...(check.from === undefined
      ? [paragraph("The message does not name the page. Put its origin, as in http://localhost:3000, into:", colours)]
      : ["To ask the server:"]),
    // A command must be copied as it is, so it is never broken.
    `  ${printable(commandOf(check))}`,
  ]
  return `${lines.join("\n")}\n`
}

type Row = readonly [name: string, value: string | undefined]

function placeOf({ url, redirectedFrom, origin, facts }: ConsoleMessage): readonly Row[] {
  return [
    ["Address", withoutPassword(url)],
    ["Asked for", redirectedFrom === undefined ? undefined : `${withoutPassword(redirectedFrom)}, which redirects`],
    ["Page", origin === "null" ? "`null`: a page without origin (a file, a sandboxed frame)" : origin],
    ["Method", facts["method"]],
    ["Status", facts["status"]],
  ]
}

/** Where several findings print the same text, their codes stand beside each other. */
function sourceOf({ engine, initiator, isPreflight, codes, topic, category }: ConsoleMessage): readonly Row[] {
  const by = [engine === undefined ? undefined : BROWSERS[engine], initiator, isPreflight ? "preflight" : undefined]
  const said = by.filter((part) => part !== undefined)
  return [
    ["By", said.length === 0 ? undefined : said.join(", ")],
    ["Named", category],
    [codes.length > 1 ? "Codes" : "Code", codes.length === 0 ? topic : codes.join(", ")],
  ]
}

function rows(given: readonly Row[], colours: Colours): readonly string[] {
  const known = given.filter((row): row is readonly [string, string] => row[1] !== undefined)
  const width = Math.max(...known.map(([name]) => name.length)) + 3
  return known.map(([name, value]) => item(value, colours, `${name}:`.padEnd(width), "  "))
}

/** A password in an address must not get into a log. */
function withoutPassword(url: string | undefined): string | undefined {
  return url?.replace(/\/\/[^/@]{1,200}@/, "//***@")
}

/** After the verdict and its colon. */
function inSentence(text: string): string {
  return /^(?:The|A|An|Nothing|Something|After|No|What|Given) /.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

function section(title: string, lines: readonly string[], colours: Colours): readonly string[] {
  return [colours.bold(`${title}:`), ...lines]
}
