import type { Policy } from "../server/policy.ts"

/** Layers of the usual packages that answer by themselves, by the names of their functions. */
const ANSWERING =
  /^(?:route .*|router|dispatch|serve|serveStatic|(?:json|urlencoded|raw|text|body)Parser|cors(?:Middleware)?|basicAuth|bearerAuth|jwt|csrf|authenticate)$/

/** Warns where something stands before `cors()` that may answer first; names of bundled functions end in digits. */
export function reportLayersAhead(policy: Policy, ahead: readonly string[], fix: string): void {
  const found = ahead
    .map((name) => (name.startsWith("route ") ? name : name.replace(/\d+$/, "")))
    .find((name) => ANSWERING.test(name))
  if (found !== undefined) policy.report("not-at-the-top", { before: `\`${found}\``, fix })
}
