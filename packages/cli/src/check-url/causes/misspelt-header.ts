import { editDistance } from "../../edit-distance.ts"
import type { Evidence } from "../evidence.ts"
import type { Cause } from "./cause.ts"
import { quoted } from "./words.ts"

/** The headers of responses that the protocol knows. */
const KNOWN = [
  "access-control-allow-origin",
  "access-control-allow-credentials",
  "access-control-allow-methods",
  "access-control-allow-headers",
  "access-control-expose-headers",
  "access-control-max-age",
] as const

/** Headers that resemble these, and are something else. */
const OTHERS = new Set(["access-control-allow-private-network", "access-control-request-method"])

/** How many letters may be wrong in a name that still tells what was meant. */
const MISTAKES = 3

/** A header that was meant to be `meant`, by its name in the answers of the server. */
function misspelt(evidence: Evidence, meant: (typeof KNOWN)[number]): string | undefined {
  const names = evidence.observations.flatMap(({ answer }) => (answer?.headers ?? []).map(([name]) => name))
  if (names.some((name) => name.toLowerCase() === meant)) return undefined
  return names.find((name) => {
    const lower = name.toLowerCase()
    if (OTHERS.has(lower) || KNOWN.some((known) => known === lower)) return false
    const plain = lower.replaceAll("_", "-").replace(/^x-(?=access)/, "")
    if (Math.abs(plain.length - meant.length) > MISTAKES && plain !== "access-control-origin") return false
    return plain === meant.replace("allow-", "") || editDistance(plain, meant) <= MISTAKES
  })
}

/** The cause where a header that is missing is there under a wrong name. */
export function misspeltHeader(evidence: Evidence, meant: (typeof KNOWN)[number], written: string): Cause | undefined {
  const name = misspelt(evidence, meant)
  if (name === undefined) return undefined
  return {
    code: "header-name-misspelt",
    certainty: "certain",
    message: `The server sends ${quoted(name)}, which no browser knows: the header's name is \`${written}\`.`,
    evidence: [`an answer has the header ${quoted(name)}, and none has \`${written}\``],
  }
}
