import type { EngineMessages } from "./page-driver.ts"

/** Collects what an engine says, sorted into runs by the URLs in it. */
export class MessagesByRun {
  #messages = new Map<number, { errors: string[]; console: string[] }>()

  /** The run that a text speaks of, by the first scenario path in it. */
  static runOf(text: string): number | undefined {
    const match = /\/s\/(\d+)\//.exec(text)
    return match ? Number(match[1]) : undefined
  }

  /** Keeps a message for the run; without a run it belongs to the harness and is dropped. */
  add(runId: number | undefined, kind: "errors" | "console", text: string): void {
    if (runId === undefined) return
    const messages = this.#messages.get(runId) ?? { errors: [], console: [] }
    messages[kind].push(text)
    this.#messages.set(runId, messages)
  }

  /** Gives everything collected, and starts again with nothing. */
  take(): ReadonlyMap<number, EngineMessages> {
    const taken = this.#messages
    this.#messages = new Map()
    return taken
  }
}
