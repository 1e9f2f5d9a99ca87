/** Thrown where the demo's API cannot run here; its message says why, `advice` what to do. */
export class CannotStart extends Error {
  readonly advice: string | undefined

  constructor(message: string, advice?: string) {
    super(message)
    this.advice = advice
  }
}
