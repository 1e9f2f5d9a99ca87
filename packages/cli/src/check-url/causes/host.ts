import type { Evidence } from "../evidence.ts"
import { statusOf } from "../observation.ts"
import type { Cause } from "./cause.ts"
import { allSeen, quoted } from "./words.ts"

/** What servers say to a `Host` that is not theirs: Django, Vite, webpack, Rails, Caddy and CDNs. */
const REFUSED =
  /DisallowedHost|Invalid HTTP_HOST header|Blocked request\. This host|Invalid Host header|Blocked hosts?:|Invalid host/i

/** Whether every path gets the same 400 or 421, also those that do not exist: nothing of the request but its host is common. */
function isBeforeRouting(probes: Evidence["probes"]): boolean {
  const names = ["get", "get-without-origin", "get-root", "get-nonsense", "options-plain"] as const
  const answers = names.map((name) => probes.get(name)?.answer)
  const [first] = answers
  if (first === undefined || (first.status !== 400 && first.status !== 421)) return false
  return answers.every((answer) => answer?.status === first.status && answer.body === first.body)
}

/** A server that does not know the name by which it was asked. */
export function hostCause({ probes, twins, subject }: Evidence): Cause | undefined {
  const observed = [probes.get("get"), probes.get("preflight")]
  const refused = observed.find((seen) => [400, 403, 421].includes(statusOf(seen)))
  if (refused === undefined) return undefined
  const { host } = new URL(subject.url)
  const text = observed.map((seen) => REFUSED.exec(seen?.answer?.body ?? "")?.[0]).find((found) => found !== undefined)
  const underOtherName = statusOf(twins.host)
  const isOtherwiseFine = underOtherName !== 0 && underOtherName < 400 && statusOf(probes.get("get")) >= 400
  if (text === undefined && !isOtherwiseFine && !isBeforeRouting(probes)) return undefined
  return {
    code: "host-not-allowed",
    certainty: text !== undefined ? "certain" : "likely",
    message: `The server refuses the name ${quoted(host)} by which it is asked (status ${statusOf(refused)}), before CORS is handled. Add it to the hosts that it serves.`,
    evidence: [...allSeen(refused, twins.host), ...(text === undefined ? [] : [`the body says ${quoted(text)}`])],
    facts: { host: new URL(subject.url).hostname },
  }
}
