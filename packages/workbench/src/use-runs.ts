import { useState } from "react"
import type { Action } from "./actions/action.ts"
import type { Outcome } from "./requests/outcome.ts"
import { send } from "./requests/send.ts"

/** How far a card's request is. While it runs again, the outcome of the last time stands. */
export interface Run {
  readonly isRunning: boolean
  readonly outcome: Outcome | undefined
}

/** What the cards have run, by their id, and how to run them. */
export interface Runs {
  readonly runs: Readonly<Record<string, Run>>
  readonly isRunningAll: boolean
  readonly run: (action: Action) => Promise<void>
  /** One after the other, because who is logged in depends on the order. */
  readonly runAll: () => Promise<void>
}

/** Keeps the runs of a page's actions. */
export function useRuns(api: string, actions: readonly Action[]): Runs {
  const [runs, setRuns] = useState<Readonly<Record<string, Run>>>({})
  const [isRunningAll, setRunningAll] = useState(false)

  async function run({ id, request }: Action): Promise<void> {
    setRuns((before) => ({ ...before, [id]: { isRunning: true, outcome: before[id]?.outcome } }))
    const outcome = await send(api, request)
    setRuns((before) => ({ ...before, [id]: { isRunning: false, outcome } }))
  }

  async function runAll(): Promise<void> {
    setRunningAll(true)
    setRuns({})
    for (const action of actions) await run(action)
    setRunningAll(false)
  }

  return { runs, isRunningAll, run, runAll }
}
