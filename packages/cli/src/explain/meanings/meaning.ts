import type { ConsoleMessage, MessageFacts } from "../messages/console-message.ts"

/** What a message means, in plain words. */
export interface Meaning {
  /** One sentence, with what the message says. */
  readonly headline: (message: MeantMessage) => string
  /** Why a browser does this: what to know before the fix makes sense. */
  readonly why: string
  /** Where to look or what to change. */
  readonly fix: string
}

/** What of a message the words need; for the explanation of a code alone there are no facts. */
export type MeantMessage = Pick<ConsoleMessage, "facts" | "isPreflight"> &
  Partial<Pick<ConsoleMessage, "url" | "origin">>

/** Meanings by topic. */
export type Meanings<Topics extends string> = Readonly<Record<Topics, Meaning>>

/** A fact in backquotes, or words for it where the message does not say it. */
export function said(facts: MessageFacts, name: string, otherwise: string): string {
  const text = facts[name]
  return text === undefined || text === "" ? otherwise : `\`${text}\``
}

/** What answered: the preflight, or the request itself. */
export function answerOf({ isPreflight }: MeantMessage): string {
  return isPreflight ? "The answer to the preflight" : "The server's answer"
}
