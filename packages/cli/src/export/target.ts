import type { CorsSettings } from "ofcors"

/** What a target was given. */
export interface Exported {
  /** The configuration, as it is pasted. */
  readonly text: string
  /** What it says differently, or not at all, one sentence each. */
  readonly notes: readonly string[]
}

/** Somewhere that a policy can be written for. */
export interface ExportTarget {
  /** What it is, in a few words. */
  readonly summary: string
  /** Writes checked rules. @throws NotExportable where the target would allow more */
  write(rules: readonly CorsSettings[]): Exported
}

/** Thrown for a policy that the target cannot hold; the message says why. */
export class NotExportable extends Error {}
