import type { ConsoleEngine } from "ofcors/browser"
import { type Colours, printable } from "../../terminal.ts"
import type { WarningCode } from "../causes/cause.ts"
import type { Checked } from "../check-url.ts"
import { ENGINES } from "../request.ts"
import type { CheckResult, Finding } from "../result.ts"
import { allowed } from "./allowed.ts"
import { item, paragraph } from "./layout.ts"
import { timeline } from "./timeline.ts"

const ENGINE_NAMES: Readonly<Record<ConsoleEngine, string>> = {
  chromium: "Chromium",
  firefox: "Firefox",
  webkit: "WebKit",
}

/** A result for people: what happened, why, what to change, and then the details. */
export function toText({ result, evidence }: Checked, colours: Colours): string {
  const [first, ...others] = result.causes
  const blocks: (readonly string[])[] = [
    [headline(result, colours)],
    timeline(evidence.primary, evidence.request, colours),
  ]
  if (first !== undefined && first.code !== "not-blocked") {
    blocks.push(cause(first, result.verdict, colours), fix(first, others, colours))
    blocks.push(
      section(
        "Seen on the wire",
        first.evidence.map((text) => item(text, colours)),
        colours,
      ),
    )
  } else if (first !== undefined) blocks.push([paragraph(first.message, colours)])
  if (others.length > 0)
    blocks.push(
      section(
        "Also",
        others.map((other) => finding(other, colours)),
        colours,
      ),
    )
  if (result.verdict === "readable")
    blocks.push(
      section(
        "What is allowed",
        allowed(result, evidence).map((text) => item(text, colours)),
        colours,
      ),
    )
  if (result.warnings.length > 0)
    blocks.push(
      section(
        "Worth mending",
        result.warnings.map((warning) => finding(warning, colours)),
        colours,
      ),
    )
  blocks.push(violations(result, colours), consoles(result, colours), ending(result, colours))
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`
}

function headline({ verdict, method, url, from, engines }: CheckResult, colours: Colours): string {
  const blocking = ENGINES.filter((engine) => engines[engine] !== undefined && !isPassing(engines[engine].verdict))
  const asked = ENGINES.filter((engine) => engines[engine] !== undefined)
  const where =
    blocking.length === asked.length || blocking.length === 0
      ? ""
      : ` in ${blocking.map((engine) => ENGINE_NAMES[engine]).join(" and ")}`
  const page = from === "null" ? "A page without origin" : from
  const words: Readonly<Record<CheckResult["verdict"], string>> = {
    readable: `READABLE: ${page} can read ${method} ${url}`,
    blocked: `BLOCKED${where}: ${page} cannot read ${method} ${url}`,
    unreachable: `UNREACHABLE: ${method} ${url} got no answer`,
    unknown: `NOT TOLD: ${method} ${url} was not sent, and nothing else tells for sure`,
  }
  const text = paragraph(words[verdict], colours)
  return verdict === "readable" ? colours.green(colours.bold(text)) : colours.red(colours.bold(text))
}

function isPassing(verdict: string): boolean {
  return verdict === "allowed" || verdict === "opaque"
}

function cause({ code, certainty, message }: Finding, verdict: string, colours: Colours): readonly string[] {
  const what = verdict === "readable" ? "Not CORS, and yet" : "Cause"
  const how = certainty === "certain" ? what : `${what} (${certainty})`
  return [colours.bold(`${how}:`), paragraph(`${message} [${code}]`, colours, "  ")]
}

function fix(
  { fix: { stack, where, snippet } }: Finding,
  others: readonly Finding[],
  colours: Colours,
): readonly string[] {
  if (snippet === "") return []
  const shared = others.filter((other) => other.fix.snippet === snippet && other.code !== "local-network-access")
  const also = shared.length > 0 ? ` It mends what stands under "Also" too.` : ""
  return [
    colours.bold(`Fix${stack === "any" || stack === "fetch" ? "" : ` for ${stack}`}:`),
    paragraph(`${where}.${also}`, colours, "  "),
    "",
    // A snippet is copied: its lines are never broken.
    ...snippet.split("\n").map((line) => (line === "" ? "" : `    ${printable(line)}`)),
  ]
}

function finding({ message, code, certainty }: Finding<WarningCode>, colours: Colours): string {
  return item(`${message} [${code}]${certainty === "certain" ? "" : ` (${certainty})`}`, colours)
}

function section(title: string, lines: readonly string[], colours: Colours): readonly string[] {
  return lines.length === 0 ? [] : [colours.bold(`${title}:`), ...lines]
}

/** Everything that is wrong, also what no console names before the rest is mended. */
function violations({ diagnostics }: CheckResult, colours: Colours): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error")
  if (errors.length < 2) return []
  const lines = errors.map(({ message, printedBy }, index) => {
    const names = printedBy.map((engine) => ENGINE_NAMES[engine])
    return item(`${message}${names.length === 0 ? "" : ` (printed by ${names.join(", ")})`}`, colours, `${index + 1}. `)
  })
  return section("Violations, in the order in which they are checked", lines, colours)
}

function consoles({ engines }: CheckResult, colours: Colours): readonly string[] {
  const lines = ENGINES.flatMap((engine) =>
    (engines[engine]?.console ?? []).map((text) => item(text, colours, `${ENGINE_NAMES[engine]}: `)),
  )
  return section("The consoles say", lines, colours)
}

function ending(
  { stack, exchanges, milliseconds, timeout, causes, notSent }: CheckResult,
  colours: Colours,
): readonly string[] {
  const layers = [stack.name, stack.corsLayer, stack.front === stack.name ? undefined : stack.front].filter(
    (name) => name !== undefined,
  )
  const lines = notSent.map((request) =>
    paragraph(`Not sent, because it may change something: ${request}. Add --send to send it.`, colours),
  )
  if (stack.name !== "unknown") lines.push(paragraph(`Software: ${layers.join(", ")}.`, colours))
  lines.push(
    paragraph(
      `${exchanges.length} ${exchanges.length === 1 ? "request" : "requests"} in ${seconds(milliseconds)} s (limit ${seconds(timeout)} s).`,
      colours,
    ),
  )
  const code = causes[0]?.code
  if (code !== undefined && code !== "not-blocked")
    lines.push(paragraph(`More about it: ofcors explain ${code}, or ${causes[0]?.link ?? ""}`, colours))
  return lines
}

function seconds(milliseconds: number): string {
  return String(Math.round(milliseconds / 100) / 10)
}
