import type { ReactNode } from "react"
import type { Action } from "../actions/action.ts"
import { codeOf } from "../requests/code.ts"
import type { Run } from "../use-runs.ts"
import { CodeBlock } from "./code-block.tsx"
import { Prose } from "./prose.tsx"
import { Result } from "./result.tsx"

interface Properties {
  readonly action: Action
  readonly api: string
  readonly run: Run | undefined
  /** Whether all cards are being run, in their order. */
  readonly isRunningAll: boolean
  readonly onRun: () => void
}

/** One request: what it does, the code, a button, and what came of it. */
export function ActionCard({ action, api, run, isRunningAll, onRun }: Properties): ReactNode {
  const { id, title, what, request } = action
  const isRunning = run?.isRunning === true
  const isBusy = isRunning || isRunningAll
  return (
    <article className="card" aria-labelledby={`${id}-title`} data-action={id}>
      <div className="request">
        <div className="card-head">
          <h3 id={`${id}-title`}>{title}</h3>
          <button
            type="button"
            aria-label={`Run: ${title}`}
            // Not `disabled`, which would take the focus away.
            aria-disabled={isBusy}
            onClick={isBusy ? undefined : onRun}
          >
            {isRunning ? "Running…" : "Run"}
          </button>
        </div>
        <p>
          <Prose text={what} />
        </p>
        <CodeBlock code={codeOf(api, request)} label={`Code: ${title}`} />
      </div>
      <Result action={action} outcome={run?.outcome} />
    </article>
  )
}
