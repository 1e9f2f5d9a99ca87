/**
 * What helps people but is not needed to decide: exact names and corrections of mistakes, full sentences, a closer look
 * at patterns. Node, Bun and Deno load it by themselves when there is something to say; in bundles, import it.
 *
 * @module
 */
export { type AmbiguousText, ambiguousTextOf } from "./advice/ambiguous-text.ts"
import { reportLayersAhead } from "./advice/layers-ahead.ts"
import { logLine } from "./advice/log-line.ts"
import { nearestOrigin } from "./advice/nearest-origin.ts"
import { review } from "./advice/review.ts"
import { sentenceOf } from "./advice/sentences.ts"
import { type Advice, provideAdvice } from "./on-demand/advice.ts"

/** The advice; importing this module provides it. */
export const advice: Advice = {
  review,
  sentence: (code, facts) => sentenceOf(code, facts as never),
  line: logLine,
  nearest: nearestOrigin,
  reportLayersAhead,
}

provideAdvice(advice)
