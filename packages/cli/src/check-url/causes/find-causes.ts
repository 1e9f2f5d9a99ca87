import { type Evidence, errorsAtFailure, failingExchange } from "../evidence.ts"
import { allowOriginValue } from "./allow-origin-value.ts"
import { isStandIn } from "../replay.ts"
import type { Cause } from "./cause.ts"
import { credentialsCause } from "./credentials.ts"
import { hostCause } from "./host.ts"
import { missingAllowOrigin, targetWithoutCors } from "./missing-allow-origin.ts"
import { misspeltHeader } from "./misspelt-header.ts"
import { airplay, networkCause, plainHttpToTls } from "./network.ts"
import { localNetworkCause, nullPage, pageCause } from "./page-causes.ts"
import { listCauses, preflightStatus } from "./preflight-lists.ts"
import { readableCauses } from "./readable.ts"
import { redirectCause, turnedNull } from "./redirects.ts"

/** Every cause that the evidence shows, the one to mend first at the front. */
export function findCauses(evidence: Evidence): readonly Cause[] {
  const local = localNetworkCause(evidence)
  const isReadable = evidence.primary.failure === undefined
  const found = isReadable ? stillWrong(evidence) : blockedCauses(evidence)
  // What the server can mend comes before what the user has to permit; of a page that may be anywhere it is a warning.
  const isAside = local?.certainty === "possible"
  const all = local === undefined || isAside ? found : [...found, local]
  const known = all
    .map((cause) => asFarAsTold(cause, evidence))
    .filter(({ code }, index) => all.findIndex((cause) => cause.code === code) === index)
  const isBlocked = known.some(({ code }) => code !== "not-blocked")
  return isBlocked ? known.filter(({ code }) => code !== "not-blocked") : known
}

/** What is wrong with an answer that the page can read. */
function stillWrong(evidence: Evidence): readonly Cause[] {
  const refused = plainHttpToTls(evidence) ?? hostCause(evidence)
  return refused === undefined ? readableCauses(evidence) : [refused]
}

/** An error of the GET that stood in says little about the request that was not sent. */
function asFarAsTold(cause: Cause, evidence: Evidence): Cause {
  const at = failingExchange(evidence)
  if (at === undefined || !isStandIn(at, evidence.request)) return cause
  const { method } = at.request
  return {
    ...cause,
    certainty:
      (at.response?.status ?? 0) >= 400 ? "possible" : cause.certainty === "certain" ? "likely" : cause.certainty,
    evidence: [...cause.evidence, `a GET stood in for the ${method}, which was not sent`],
  }
}

function blockedCauses(evidence: Evidence): readonly Cause[] {
  const alone = pageCause(evidence) ?? networkCause(evidence) ?? plainHttpToTls(evidence) ?? airplay(evidence)
  if (alone !== undefined) return [alone]
  const inTheWay = turnedNull(evidence) ?? hostCause(evidence)
  if (inTheWay !== undefined) return [inTheWay]
  const redirect = redirectCause(evidence)
  if (redirect !== undefined) return withTarget(redirect, evidence)
  const causes = [...ofTheCheck(evidence)]
  const page = nullPage(evidence)
  // A page without origin is refused by servers that are in order, too.
  if (page !== undefined && causes[0]?.code !== "cors-not-configured")
    return [page, ...causes.filter(({ code }) => code !== "origin-not-in-allow-list")]
  return causes.length > 0 ? causes : [unknown(evidence)]
}

/** A redirect whose target lacks CORS as well: to call it directly would not help alone. */
function withTarget(redirect: Cause, evidence: Evidence): readonly Cause[] {
  const target = targetWithoutCors(evidence)
  if (target === undefined || !/^redirect-to-(?!login)|^redirect-trailing/.test(redirect.code)) return [redirect]
  return redirect.code === "redirect-to-other-host" ? [redirect, target] : [target, redirect]
}

/** What the CORS check and the preflight's lists found, in the order in which it has to be mended. */
function ofTheCheck(evidence: Evidence): readonly Cause[] {
  const at = failingExchange(evidence)
  if (at?.response === undefined) return []
  const errors = errorsAtFailure(evidence)
  const causes: Cause[] = []
  for (const finding of errors) {
    if (finding.code === "allow-origin-missing") {
      const cause =
        misspeltHeader(evidence, "access-control-allow-origin", "Access-Control-Allow-Origin") ??
        missingAllowOrigin(evidence, at)
      // The lists of an answer that is not one of CORS say nothing.
      return [cause]
    }
    if (finding.code === "allow-origin-wildcard-with-credentials") causes.push(credentialsCause(at, finding))
    else if (finding.code.startsWith("allow-origin-")) causes.push(allowOriginValue(evidence, at, finding))
  }
  for (const finding of errors)
    if (finding.code === "allow-credentials-not-true")
      causes.push(
        misspeltHeader(evidence, "access-control-allow-credentials", "Access-Control-Allow-Credentials") ??
          credentialsCause(at, finding),
      )
  const lists = at.kind === "preflight" ? listCauses(evidence, at, errors) : []
  // Starlette answers 400 because of the lists: then they are the cause, and the status follows.
  const isStatus = errors.some(({ code }) => code === "preflight-status")
  if (isStatus && (lists.length === 0 || at.response.status !== 400)) causes.push(preflightStatus(evidence, at))
  causes.push(...lists)
  return causes
}

function unknown({ primary }: Evidence): Cause {
  return {
    code: "cause-unknown",
    certainty: "possible",
    message:
      primary.diagnostics.find(({ severity }) => severity === "error")?.message ?? "The browser blocks this request.",
    evidence: primary.diagnostics.map(({ message }) => message),
  }
}
