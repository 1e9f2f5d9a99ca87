import { explainDiagnostic } from "ofcors/diagnostics"
import type { CheckResult } from "../check-url/result.ts"
import { checkOf, commandOf, type Given } from "./check-of.ts"
import { consoleTextsOf } from "./codes/console-texts.ts"
import type { FoundCode } from "./codes/find-code.ts"
import { meaningOf, meanings } from "./meanings/index.ts"
import type { ConsoleMessage } from "./messages/console-message.ts"
import { notTold } from "./not-told.ts"
import { verdictOf } from "./verdict.ts"

/** The version of the shape that `--json` prints: it grows with each change that a reader could trip over. */
const EXPLAIN_VERSION = 1

/** Messages, explained, with the check that was made. */
export function messagesToJson(
  messages: readonly ConsoleMessage[],
  given: Given,
  check: CheckResult | undefined,
): string {
  return toText({
    version: EXPLAIN_VERSION,
    kind: "messages",
    messages: messages.map((message) => {
      const { topic, ...rest } = message
      const { headline, why, fix } = meaningOf(message)
      const asked = checkOf(message, given)
      return {
        ...rest,
        class: message.codes.length === 1 ? message.codes[0] : topic,
        verdict: verdictOf(message).toLowerCase().replace(" ", "-"),
        headline: headline(message),
        why,
        fix,
        notTold: notTold(message),
        ...(asked !== undefined && { command: commandOf(asked), assumed: asked.assumed }),
      }
    }),
    ...(check !== undefined && { check }),
  })
}

/** Codes with everything that is known about them. */
export function codesToJson(codes: readonly FoundCode[]): string {
  return toText({
    version: EXPLAIN_VERSION,
    kind: "codes",
    codes: codes.map(({ code, entry, topic }) => ({
      code,
      ...(entry !== undefined && { entry: explainDiagnostic(entry) }),
      ...(topic !== undefined && {
        message: {
          headline: meanings[topic].headline({ facts: {}, isPreflight: false }),
          why: meanings[topic].why,
          fix: meanings[topic].fix,
          console: consoleTextsOf(topic).map(([browser, text]) => ({ browser, text })),
        },
      }),
    })),
  })
}

/** Nothing was recognised. */
export function unknownToJson(advice: string, suggestions: readonly string[]): string {
  return toText({ version: EXPLAIN_VERSION, kind: "unknown", advice, suggestions })
}

/** Regular expressions as they are written; control characters that terminals obey are escaped. */
function toText(value: unknown): string {
  const text = JSON.stringify(value, (_, held: unknown) => (held instanceof RegExp ? String(held) : held), 2)
  return `${text.replace(/[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`
}
