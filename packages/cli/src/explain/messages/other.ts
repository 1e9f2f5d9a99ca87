import type { ConsoleMessage } from "./console-message.ts"
import { OUTSIDE_WORDINGS, type OtherWording, POLICY_WORDINGS, SCRIPT_ERROR_WORDINGS } from "./other-wordings.ts"
import { known, messageOf, type Piece, type PreparedWording, prepare } from "./piece.ts"

const policies = prepare([...POLICY_WORDINGS, ...OUTSIDE_WORDINGS])
const scriptErrors = prepare(SCRIPT_ERROR_WORDINGS)

/** Reads what is a message by itself: other rules than CORS, the error that script gets, other programs. */
export function readOther(text: string): Piece | undefined {
  return readWhole(text, policies, "message") ?? readWhole(text, scriptErrors, "echo")
}

function readWhole(text: string, prepared: readonly PreparedWording[], role: Piece["role"]): Piece | undefined {
  for (const { wording, templates } of prepared)
    for (const template of templates) {
      const match = template.read(text)
      if (match === undefined) continue
      const { engine } = wording as OtherWording
      const { url, origin, page, detail: _, ...facts } = match.facts
      const pageOrigin = origin ?? (page !== undefined && URL.canParse(page) ? new URL(page).origin : undefined)
      const message = messageOf(wording, text.slice(0, match.length), {
        ...known({ engine, url: isUrl(url) ? url : undefined, origin: pageOrigin }),
        facts,
      } as Partial<ConsoleMessage>)
      return { role, message, length: match.length }
    }
  return undefined
}

function isUrl(text: string | undefined): boolean {
  return text !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(text)
}
