import type { ReviewCode, Weight } from "../finding.ts"
import type { Hostility } from "../origins/hostile.ts"

/** How a kind of hostile origin is reported. */
export interface HostilityFinding {
  readonly code: ReviewCode
  readonly severity: Weight
  /** What follows “it lets in `…`,”. */
  readonly says: string
}

/** Every kind of hostile origin with its finding. */
export const hostilityFindings: { readonly [Kind in Hostility]: HostilityFinding } = {
  "foreign-site": { code: "lets-in-foreign-site", severity: "error", says: "and anyone can get a name like that." },
  "foreign-host": {
    code: "lets-in-foreign-host",
    severity: "warning",
    says: "which is another host: nobody can register it on the internet, but a local network can have one.",
  },
  "foreign-application": {
    code: "lets-in-foreign-application",
    severity: "warning",
    says: "which is an extension or an application that somebody else may have written.",
  },
  insecure: {
    code: "lets-in-http",
    severity: "warning",
    says: "and over http anyone on the network path can answer for that page.",
  },
  "other-port": {
    code: "lets-in-other-port",
    severity: "warning",
    says: "which is another server on the same machine, perhaps another user's.",
  },
  sibling: {
    code: "lets-in-sibling",
    severity: "note",
    says: "which has the same owner, but is not what the pattern spells.",
  },
}
