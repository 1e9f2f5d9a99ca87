import { type Observation, headerOf } from "../observation.ts"
import { type Fingerprint, applications, corsLayers, fronts } from "./fingerprints.ts"

/** The software that answers, as far as it shows. */
export interface Stack {
  /** The application's framework; the server in front of it where that is all that shows; `unknown`. */
  readonly name: string
  /** What stands in front of the application: a proxy, a CDN, a gateway. */
  readonly front?: string
  /** The package that writes the CORS headers, where its handwriting is known. */
  readonly corsLayer?: string
  readonly evidence: readonly string[]
}

/** Recognises the software by what all answers have in common: headers, and the words of error pages. */
export function recogniseStack(observations: readonly Observation[]): Stack {
  const application = best(applications, observations)
  const front = best(fronts, observations)
  const layer = best(corsLayers, observations)
  const implied = corsLayers.find(({ name }) => name === layer?.name)?.application
  return {
    name: strong(application, implied)?.name ?? implied ?? application?.name ?? front?.name ?? "unknown",
    ...(front === undefined ? {} : { front: front.name }),
    ...(layer === undefined ? {} : { corsLayer: layer.name }),
    evidence: [application, front, layer].flatMap((match) => match?.evidence ?? []),
  }
}

/** A match that a package's handwriting does not overrule. */
function strong(match: Match | undefined, implied: string | undefined): Match | undefined {
  return match !== undefined && (match.weight > 2 || implied === undefined) ? match : undefined
}

interface Match {
  readonly name: string
  readonly weight: number
  readonly evidence: readonly string[]
}

/** The fingerprint with the most weight; the first of equals. */
function best(fingerprints: readonly Fingerprint[], observations: readonly Observation[]): Match | undefined {
  const matches = fingerprints
    .map((fingerprint) => match(fingerprint, observations))
    .filter(({ weight }) => weight > 1)
    .toSorted((a, b) => b.weight - a.weight)
  return matches[0]
}

function match({ name, signs }: Fingerprint, observations: readonly Observation[]): Match {
  let weight = 0
  const evidence: string[] = []
  for (const sign of signs) {
    const found = observations.map((observation) => matches(sign, observation)).find((text) => text !== undefined)
    if (found === undefined) continue
    weight += sign.weight ?? 2
    evidence.push(found)
  }
  return { name, weight, evidence }
}

function matches(sign: Fingerprint["signs"][number], { answer, question }: Observation): string | undefined {
  if (answer === undefined) return undefined
  if (sign.status !== undefined && answer.status !== sign.status) return undefined
  if (sign.method !== undefined && question.method !== sign.method) return undefined
  if ("order" in sign) {
    const names = answer.headers.map(([name]) => name.toLowerCase()).join(",")
    return sign.order.test(names) ? "headers in the order in which Node writes them" : undefined
  }
  if ("header" in sign) {
    const value = headerOf(answer.headers, sign.header)
    return value !== undefined && sign.pattern.test(value) ? `\`${sign.header}: ${value}\`` : undefined
  }
  const found = sign.body.exec(answer.body)
  return found === null
    ? undefined
    : `an answer of ${question.method} (${answer.status}) says \`${found[0].slice(0, 80)}\``
}
