/** What became of a request. */
export type Outcome = Answered | Blocked

/** The script could read the answer, whatever its status. */
export interface Answered {
  readonly kind: "answered"
  readonly status: number
  readonly statusText: string
  readonly body: string
  readonly milliseconds: number
}

/** The script got an error and nothing else. */
export interface Blocked {
  readonly kind: "blocked"
  /** What the script can see of it: `TypeError: Failed to fetch`. */
  readonly error: string
  readonly milliseconds: number
  /** Whether the API answers at all, which tells a refusal from a server that is not there. */
  readonly apiAnswers: boolean
}
