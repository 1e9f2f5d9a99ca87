import type { Group, Handler } from "../../conformance/vector.ts"

/** What the served application is told between requests; an empty order asks what became of the last one. */
export interface Order {
  readonly settings?: Group["settings"]
  readonly handler?: Handler
}

/** What it says: once where it listens, then after every order. */
export interface Answer {
  readonly port?: number
  /** Whether anything behind `cors()` saw the last request. */
  readonly called?: boolean
}
