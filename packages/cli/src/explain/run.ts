import { readTarget } from "../check/target.ts"
import { type Checked, checkUrl } from "../check-url/check-url.ts"
import { showProgress } from "../check-url/progress.ts"
import { readFlags, UsageError } from "../check-url/read-flags.ts"
import { paragraph } from "../check-url/report/layout.ts"
import { toText } from "../check-url/report/text.ts"
import { EXIT_BLOCKED, EXIT_READABLE, EXIT_UNREACHABLE, EXIT_USAGE } from "../exit-codes.ts"
import { coloursOf } from "../terminal.ts"
import { type CheckOf, checkOf, commandOf, type Given } from "./check-of.ts"
import { codesOfLog, findCode, looksLikeCode, suggestionsFor, type FoundCode } from "./codes/find-code.ts"
import { printCode } from "./codes/print-code.ts"
import { codesToJson, messagesToJson, unknownToJson } from "./json.ts"
import type { ConsoleMessage } from "./messages/console-message.ts"
import { parseMessages } from "./messages/parse-messages.ts"
import type { ExplainOptions } from "./options.ts"
import { printCommand, printFix, printMessage } from "./print-message.ts"
import { readPaste, textOf } from "./read-paste.ts"
import { verdictOf } from "./verdict.ts"

const ADVICE =
  'Nothing in this text is a message that a browser prints about a request. Open the browser\'s developer tools (F12), choose Console, load the page again, and copy the whole red text: it begins with "Access to fetch at" or "Access to XMLHttpRequest at" in Chrome and Edge, with "Cross-Origin Request Blocked" in Firefox, and in Safari ends with "due to access control checks".'

const EXIT_CODES: Readonly<Record<Checked["result"]["verdict"], number>> = {
  readable: EXIT_READABLE,
  blocked: EXIT_BLOCKED,
  unknown: EXIT_BLOCKED,
  unreachable: EXIT_UNREACHABLE,
}

/** Explains a paste or a code, prints it, and returns the exit code. */
export async function runExplain(args: readonly string[], options: ExplainOptions): Promise<number> {
  const text = textOf(args) ?? (await readPaste(process.stdin, (prompt) => process.stderr.write(prompt)))
  if (!text.trim().includes("\n") && looksLikeCode(text)) {
    const found = findCode(text)
    return found === undefined ? unknown(suggestionsFor(text), options, text) : explainCodes([found], options)
  }
  const messages = parseMessages(text)
  if (messages.length > 0) return explainMessages(messages, options)
  const logged = codesOfLog(text)
  return logged.length > 0 ? explainCodes(logged, options) : unknown([], options)
}

function explainCodes(codes: readonly FoundCode[], { json }: ExplainOptions): number {
  const colours = coloursOf(process.stdout)
  process.stdout.write(
    json === true ? codesToJson(codes) : codes.map((code) => printCode(code, colours)).join(`\n${RULE}\n\n`),
  )
  return EXIT_READABLE
}

function unknown(suggestions: readonly string[], { json }: ExplainOptions, code?: string): number {
  const colours = coloursOf(process.stderr)
  const advice =
    code === undefined
      ? ADVICE
      : `\`${code.trim().slice(0, 80)}\` is no code that ofcors knows.${suggestions.length === 0 ? "" : ` Did you mean ${suggestions.map((each) => `\`${each}\``).join(" or ")}?`}`
  if (json === true) process.stdout.write(unknownToJson(advice, suggestions))
  else console.error(paragraph(`error: ${advice}`, colours))
  return EXIT_USAGE
}

/** A check that no message asks for. */
const NO_CHECK: CheckOf = { url: "", headers: [], credentials: false, assumed: [] }

const READABLE_NOW =
  "So the message is older than the server's settings, or the page's request differs from this one: other headers, another method, cookies, a login. Reload the page with the cache off (developer tools, Network, Disable cache). If it is still blocked, paste the newest message, or give `ofcors check` the request's method and headers."

const RULE = "-".repeat(80)

async function explainMessages(messages: readonly ConsoleMessage[], options: ExplainOptions): Promise<number> {
  const colours = coloursOf(process.stdout)
  const given: Given = {
    ...(options.url !== undefined && { url: options.url }),
    ...(options.from !== undefined && { from: options.from }),
  }
  const isPlain = options.json !== true
  const checks = distinct(messages.flatMap((message) => checkOf(message, given) ?? []))
  const [first] = checks
  const toMake = first?.from === undefined || !options.check ? undefined : first
  // The check's fix fits the server; the general one stands in where there is none.
  const isChecked = (message: ConsoleMessage): boolean =>
    toMake !== undefined && commandOf(checkOf(message, given) ?? NO_CHECK) === commandOf(toMake)
  if (isPlain)
    process.stdout.write(
      messages.map((message) => printMessage(message, !isChecked(message), colours)).join(`\n${RULE}\n\n`),
    )
  const checked = toMake === undefined ? undefined : await tryCheck(toMake)
  if (typeof checked === "number") return checked
  if (isPlain) {
    if (checked !== undefined)
      process.stdout.write(`\n${RULE}\n\n${checkedText(checked, toMake, messages.filter(isChecked))}`)
    const others = checked === undefined ? checks : checks.slice(1)
    for (const other of others) process.stdout.write(`\n${printCommand(other, colours)}`)
  } else process.stdout.write(messagesToJson(messages, given, checked?.result))
  if (checked !== undefined) return EXIT_CODES[checked.result.verdict]
  return messages.every((message) => verdictOf(message) === "NOT BLOCKED") ? EXIT_READABLE : EXIT_BLOCKED
}

/** The first of several checks is made, in safe mode: what a paste names must not be changed by reading about it. */
async function tryCheck({ url, from, method, headers, credentials }: CheckOf): Promise<Checked | number> {
  const target = readTarget(url, () => undefined)
  const progress = showProgress(process.stderr)
  try {
    const request = readFlags(target.kind === "url" ? target : { kind: "url", url, schemeAdded: false }, {
      ...(from !== undefined && { from }),
      ...(method !== undefined && { request: method }),
      header: headers,
      credentials,
      cookie: [],
      read: [],
      engine: "all",
      timeout: "10",
    })
    return await checkUrl(request, (doing) => progress.say(doing))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`error: ${error.message}`)
    return EXIT_USAGE
  } finally {
    progress.end()
  }
}

function checkedText(
  checked: Checked,
  { assumed = [] }: Partial<CheckOf> = {},
  messages: readonly ConsoleMessage[],
): string {
  const colours = coloursOf(process.stdout)
  const intro = `What the server says now${assumed.length === 0 ? "" : ` (assumed: ${assumed.join(", ")}; the message does not say)`}:`
  const { verdict } = checked.result
  const parts = [`${paragraph(intro, colours)}\n`, toText(checked, colours)]
  if (verdict === "readable") parts.push(`${paragraph(READABLE_NOW, colours)}\n`)
  if (verdict !== "blocked") parts.push(...messages.slice(0, 1).map((message) => printFix(message, colours)))
  return parts.join("\n")
}

function distinct(checks: readonly CheckOf[]): readonly CheckOf[] {
  return [...new Map(checks.map((check) => [commandOf(check), check])).values()]
}
