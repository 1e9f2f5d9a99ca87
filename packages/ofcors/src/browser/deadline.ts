import { settlesSoon } from "./settles-soon.ts"

/** Why a fetch was given up from outside. */
export type StopReason = "aborted" | "time-limit"

/** Thrown through the algorithms when script's signal or the time limit ends a fetch ("If aborted"). */
export class Stopped extends Error {
  readonly reason: StopReason
  constructor(reason: StopReason) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Ends a fetch from outside: by script's signal or by the time limit. Timer and controller are made when something is
 * waited for, so that a transport that answers at once costs neither.
 */
export class Deadline {
  readonly #limit: number
  readonly #startedAt: number
  readonly #scriptSignal: AbortSignal | undefined
  readonly #onScriptAbort = (): void => this.#stop("aborted")
  #controller: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #rejectWaiting: ((stopped: Stopped) => void) | undefined
  #stopped: StopReason | undefined

  constructor(limit: number, scriptSignal: AbortSignal | undefined) {
    this.#limit = limit
    this.#startedAt = Date.now()
    this.#scriptSignal = scriptSignal
    scriptSignal?.addEventListener("abort", this.#onScriptAbort)
  }

  /** Whether script can end this fetch. */
  get hasScriptSignal(): boolean {
    return this.#scriptSignal !== undefined
  }

  /** Milliseconds until the time limit. */
  get left(): number {
    return Math.max(0, this.#limit - (Date.now() - this.#startedAt))
  }

  /** Aborted when the fetch is given up; for transports. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController()
      if (this.#stopped !== undefined) this.#controller.abort(this.#abortReason())
    }
    return this.#controller.signal
  }

  /** Waits for `value`, but no longer than the fetch may last. @throws Stopped */
  async wait<T>(value: PromiseLike<T>): Promise<T> {
    this.check()
    if (await settlesSoon(value)) return value
    this.check()
    this.#timer ??= setTimeout(() => this.#stop("time-limit"), this.left)
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#rejectWaiting = reject
        value.then(resolve, reject)
      })
    } finally {
      this.#rejectWaiting = undefined
    }
  }

  /** @throws Stopped where the fetch is over already. */
  check(): void {
    if (this.#scriptSignal?.aborted === true) this.#stop("aborted")
    // A chain of answers that come at once never lets the timer run.
    else if (this.#stopped === undefined && Date.now() - this.#startedAt > this.#limit) this.#stop("time-limit")
    if (this.#stopped !== undefined) throw new Stopped(this.#stopped)
  }

  /** Ends the time limit: the response is there. Script's signal still reaches its body. */
  arrived(): void {
    clearTimeout(this.#timer)
  }

  /** Lets go of script's signal: nothing of this fetch is left to abort. */
  release(): void {
    clearTimeout(this.#timer)
    this.#scriptSignal?.removeEventListener("abort", this.#onScriptAbort)
  }

  #stop(reason: StopReason): void {
    if (this.#stopped !== undefined) return
    this.#stopped = reason
    this.#controller?.abort(this.#abortReason())
    this.#rejectWaiting?.(new Stopped(reason))
    this.release()
  }

  #abortReason(): unknown {
    return this.#stopped === "aborted" && this.#scriptSignal !== undefined
      ? this.#scriptSignal.reason
      : new DOMException("The time limit of the browser model ended this fetch.", "TimeoutError")
  }
}
