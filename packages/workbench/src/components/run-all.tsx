import type { ReactNode } from "react"
import type { Outcome } from "../requests/outcome.ts"

interface Properties {
  readonly total: number
  readonly outcomes: readonly Outcome[]
  readonly isRunning: boolean
  readonly onRun: () => void
}

/** The button that runs every card, and how that went. */
export function RunAll({ total, outcomes, isRunning, onRun }: Properties): ReactNode {
  return (
    <div className="run-all">
      <button type="button" className="primary" onClick={isRunning ? undefined : onRun} aria-disabled={isRunning}>
        {isRunning ? "Running…" : "Run all"}
      </button>
      <p role="status">{isRunning ? `${outcomes.length} of ${total} done` : summary(total, outcomes)}</p>
    </div>
  )
}

function summary(total: number, outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return `${total} requests, one after the other. Or run them one by one below.`
  const blocked = outcomes.filter(({ kind }) => kind === "blocked").length
  const readable = outcomes.length - blocked
  if (blocked === 0) return `${readable} of ${total} run: this page could read every answer.`
  if (readable === 0) return `${blocked} of ${total} run: the browser blocked every answer.`
  return `${outcomes.length} of ${total} run: ${readable} answers readable, ${blocked} blocked.`
}
