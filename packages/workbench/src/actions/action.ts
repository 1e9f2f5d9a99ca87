import type { PageRequest } from "../requests/page-request.ts"

/** One card of the page: a request, and what its answer means. */
export interface Action {
  /** Unique on the page; also the end of the card's address. */
  readonly id: string
  readonly title: string
  /** What it does, in a sentence or two. */
  readonly what: string
  readonly request: PageRequest
  /** What the answers mean that are to be expected, by status. */
  readonly meaning: Readonly<Record<number, string>>
}

/** Cards that belong together. */
export interface ActionGroup {
  readonly title: string
  readonly about: string
  readonly actions: readonly Action[]
}
