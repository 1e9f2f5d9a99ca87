import { type Observation, allowOriginOf, originAsked, statusOf } from "../observation.ts"

/** Longest piece of foreign text that a sentence repeats. */
const MAX_QUOTED = 120

/** Foreign text in backquotes, cut; what it does to terminals is taken out where it is printed. */
export function quoted(text: string): string {
  const cut = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}...` : text
  return `\`${cut.replaceAll("`", "'")}\``
}

/** An observation in a few words: `GET /api/items for https://example.com: 200, no Access-Control-Allow-Origin`. */
export function seen(observation: Observation): string {
  const { question, error } = observation
  const { pathname, search } = new URL(question.url)
  const origin = originAsked(observation)
  const as = question.hostAs === undefined ? "" : ` with \`Host: ${question.hostAs}\``
  const who = origin === undefined ? "without `Origin`" : `with \`Origin: ${origin}\``
  const what = `${question.method} ${pathname}${search}${as} ${who}`
  if (error !== undefined) return `${what}: ${error.message}`
  const allowed = allowOriginOf(observation)
  const header =
    allowed === undefined ? "no `Access-Control-Allow-Origin`" : `\`Access-Control-Allow-Origin: ${allowed}\``
  return `${what}: ${statusOf(observation)}, ${header}`
}

/** The observations that exist, in words. */
export function allSeen(...observations: readonly (Observation | undefined)[]): readonly string[] {
  return observations.filter((observation) => observation !== undefined).map(seen)
}
