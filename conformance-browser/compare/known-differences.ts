import type { EngineName } from "../browsers/driver.ts"
import type { Comparable } from "./comparable.ts"

/** Something that an engine does and that the model does not follow, with the reason. */
export interface KnownDifference {
  /** The named scenario that shows it. */
  readonly scenario: string
  readonly why: string
  /** Whether this explains why the browser's line is not the model's. */
  explains(browserLine: string, modelLine: string, seen: Comparable, engine: EngineName): boolean
}

const MISSING_HEADER = /Request header field (\S+) is not allowed by Access-Control-Allow-Headers in preflight response/

const ASKED = /^access-control-request-headers: (.*)$/m

/** All of them. The list is meant to stay short: anything else is a fault of the model. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    scenario: "several-headers-missing.json",
    why: "Of several headers that a preflight did not allow Chromium names the first in the order of a hash table, which depends neither on the order given nor on the alphabet.",
    explains(browserLine, modelLine, seen) {
      const [named, predicted] = [browserLine, modelLine].map((line) => MISSING_HEADER.exec(line)?.[1]?.toLowerCase())
      const asked = new Set(seen["wire-headers"].flatMap((headers) => ASKED.exec(headers)?.[1]?.split(",") ?? []))
      return (
        named !== undefined &&
        predicted !== undefined &&
        browserLine.replace(MISSING_HEADER, "") === modelLine.replace(MISSING_HEADER, "") &&
        [named, predicted].every((name) => asked.has(name))
      )
    },
  },
  {
    scenario: "an-opaque-redirect-without-location.json",
    why: "WebKit lets script read the body of an opaque redirect that has no `Location`; a `Response` of the model has none.",
    explains(browserLine, modelLine, _, engine) {
      return (
        engine === "webkit" &&
        modelLine.endsWith('"redirected":false,"headers":[],"body":0}') &&
        browserLine.replace(/"body":[0-9]+\}$/, '"body":0}') === modelLine
      )
    },
  },
]
