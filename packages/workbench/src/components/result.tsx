import type { ReactNode } from "react"
import type { Action } from "../actions/action.ts"
import { formatBody } from "../requests/format-body.ts"
import type { Outcome } from "../requests/outcome.ts"
import { preflightReasons, preflightSentence } from "../requests/preflight.ts"
import { Prose } from "./prose.tsx"

interface Properties {
  readonly action: Action
  readonly outcome: Outcome | undefined
}

/** What came of a card's request. Only what it means is announced; the rest is there to be read. */
export function Result({ action, outcome }: Properties): ReactNode {
  return (
    <div className={`result ${toneOf(outcome)}`}>
      <div role="status" aria-label={`Result: ${action.title}`}>
        {outcome === undefined ? <p className="quiet">Not run yet.</p> : <Verdict action={action} outcome={outcome} />}
      </div>
      {outcome?.kind === "answered" && outcome.body !== "" && <pre className="body">{formatBody(outcome.body)}</pre>}
      {outcome?.kind === "blocked" && <pre className="body">{outcome.error}</pre>}
      {outcome !== undefined && isFromApi(outcome) && (
        <p className="quiet">
          <Prose text={preflightSentence(action.request)} />
        </p>
      )}
      {outcome?.kind === "blocked" && (
        <p className="quiet">
          The script learns nothing more, on purpose. <a href="#where-to-look">Where to look</a>
        </p>
      )}
    </div>
  )
}

function Verdict({ action, outcome }: { readonly action: Action; readonly outcome: Outcome }): ReactNode {
  return (
    <>
      <p className="quiet">
        <span className="badge">{badgeOf(outcome)}</span> {`${outcome.milliseconds} ms`}
      </p>
      <p className="meaning">
        <Prose text={meaningOf(action, outcome)} />
      </p>
    </>
  )
}

function toneOf(outcome: Outcome | undefined): string {
  if (outcome === undefined) return "empty"
  if (outcome.kind === "blocked") return "blocked"
  return outcome.status < 400 ? "ok" : "failed"
}

function badgeOf(outcome: Outcome): string {
  if (outcome.kind === "answered") return `${outcome.status} ${outcome.statusText}`
  return outcome.apiAnswers ? "Blocked" : "No answer"
}

function meaningOf({ meaning, request }: Action, outcome: Outcome): string {
  if (outcome.kind === "answered") return meaning[outcome.status] ?? "Not what this card expects; the body may say why."
  if (!outcome.apiAnswers) return "Nothing answers at the API's address. Is it running?"
  if (request.csrfFrom !== undefined)
    return "The page could not even read the CSRF token, so the request itself was never sent."
  return preflightReasons(request).length === 0
    ? "The API got this request and answered it, but the browser keeps the answer from this page."
    : "The browser asked first, with a preflight. The API said no, so the request itself was never sent."
}

function isFromApi(outcome: Outcome): boolean {
  return outcome.kind === "answered" || outcome.apiAnswers
}
