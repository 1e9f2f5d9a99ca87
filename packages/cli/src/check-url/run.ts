import { readFileSync } from "node:fs"
import { createInterface } from "node:readline/promises"
import { setTimeout } from "node:timers/promises"
import type { CheckFlags } from "../check/flags.ts"
import type { Target } from "../check/target.ts"
import { EXIT_BLOCKED, EXIT_READABLE, EXIT_UNREACHABLE, EXIT_USAGE } from "../exit-codes.ts"
import { coloursOf } from "../terminal.ts"
import { changes } from "./changes.ts"
import { type Checked, checkUrl } from "./check-url.ts"
import { showProgress } from "./progress.ts"
import { UsageError, readFlags } from "./read-flags.ts"
import { toJson } from "./report/json.ts"
import { item } from "./report/layout.ts"
import { toText } from "./report/text.ts"
import type { CheckRequest } from "./request.ts"
import type { CheckResult, CheckVerdict } from "./result.ts"

const EXIT_CODES: Readonly<Record<CheckVerdict, number>> = {
  readable: EXIT_READABLE,
  blocked: EXIT_BLOCKED,
  unknown: EXIT_BLOCKED,
  unreachable: EXIT_UNREACHABLE,
}

/** Milliseconds between two checks of `--watch`. */
const PAUSE = 2000

/** Checks a URL, prints what was found, and returns the exit code. */
export async function runCheckUrl(target: Extract<Target, { kind: "url" }>, flags: CheckFlags): Promise<number> {
  let request: CheckRequest
  try {
    if (flags.json === true && (flags.verify === true || flags.watch === true))
      throw new UsageError("--json prints one result: leave out --verify and --watch.")
    request = readFlags(target, flags, flags.ca === undefined ? undefined : readCertificates(flags.ca))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`error: ${error.message}`)
    return EXIT_USAGE
  }
  const first = await checkWithProgress(request)
  process.stdout.write(flags.json === true ? toJson(first.result) : toText(first, coloursOf(process.stdout)))
  const { result } = first
  if (result.verdict === "readable" || flags.json === true) return EXIT_CODES[result.verdict]
  if (flags.watch === true) return EXIT_CODES[(await watch(request, result)).verdict]
  if (flags.verify === true) return EXIT_CODES[(await verify(request, result)).verdict]
  return EXIT_CODES[result.verdict]
}

/** Checks once more after each Enter, until the page can read the response or the input ends. */
async function verify(request: CheckRequest, first: CheckResult): Promise<CheckResult> {
  const ask = (): void => void process.stderr.write("\nPress Enter when it is mended. ")
  const input = createInterface({ input: process.stdin, terminal: false })
  let last = first
  ask()
  for await (const _ of input) {
    last = await again(request, last, true)
    if (last.verdict === "readable") break
    ask()
  }
  input.close()
  return last
}

/** Checks again and again, and prints when something has changed. */
async function watch(request: CheckRequest, first: CheckResult): Promise<CheckResult> {
  process.stderr.write(`\nChecking every ${PAUSE / 1000} s until it passes; Ctrl-C stops.\n`)
  let last = first
  while (last.verdict !== "readable") {
    await setTimeout(PAUSE)
    last = await again(request, last, false)
  }
  return last
}

async function again(request: CheckRequest, before: CheckResult, tellsNothing: boolean): Promise<CheckResult> {
  const checked = await checkWithProgress(request)
  const colours = coloursOf(process.stdout)
  const different = changes(before, checked.result)
  if (different.length > 0) {
    const lines = different.map((text) => item(text, colours)).join("\n")
    process.stdout.write(`\n${toText(checked, colours)}\n${colours.bold("What has changed:")}\n${lines}\n`)
  } else if (tellsNothing) process.stdout.write("\nNothing has changed: the same causes as before.\n")
  return checked.result
}

async function checkWithProgress(request: CheckRequest): Promise<Checked> {
  const progress = showProgress(process.stderr)
  try {
    return await checkUrl(request, progress.say)
  } finally {
    progress.end()
  }
}

function readCertificates(path: string): string {
  try {
    return readFileSync(path, "utf8")
  } catch {
    throw new UsageError(`--ca \`${path}\` cannot be read.`)
  }
}
