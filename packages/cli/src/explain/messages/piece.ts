import type { ConsoleMessage, Wording } from "./console-message.ts"
import { beginningOf, type Template, template } from "./template.ts"

/** A piece of the paste that was recognised. */
export interface Piece {
  /**
   * How it goes together with what stands around it:
   * - `message`: it is complete by itself
   * - `frame`: a request without a reason, which may follow
   * - `reason`: a reason without a request, which may stand before or after
   * - `detail`: says more about a request whose reason stands elsewhere, and little where it stands alone
   * - `echo`: says nothing that a message has not said; it counts only where it stands alone
   */
  readonly role: "message" | "frame" | "reason" | "detail" | "echo"
  readonly message: ConsoleMessage
  /** Characters read. */
  readonly length: number
}

/** Reads the piece that a text begins with. */
export type Recogniser = (text: string) => Piece | undefined

/** A wording with its texts ready to be looked for. */
export interface PreparedWording {
  readonly wording: Wording
  readonly templates: readonly Template[]
}

/** A wording that was found. */
export interface FoundWording {
  readonly wording: Wording
  readonly facts: Readonly<Record<string, string>>
  readonly length: number
  readonly isTruncated: boolean
}

/** Prepares wordings, once when a module is loaded. */
export function prepare(wordings: readonly Wording[]): readonly PreparedWording[] {
  return wordings.map((wording) => ({ wording, templates: wording.texts.map(template) }))
}

/** Finds the wording that a text begins with; a text that breaks off may be several, and the first counts if only one topic is left. */
export function findWording(text: string, prepared: readonly PreparedWording[]): FoundWording | undefined {
  for (const { wording, templates } of prepared)
    for (const each of templates) {
      const match = each.read(text)
      if (match !== undefined) return { wording, facts: match.facts, length: match.length, isTruncated: false }
    }
  const beginning = beginningOf(text)
  const cut = prepared.filter(({ templates }) => templates.some((each) => each.isCutOff(beginning)))
  const [only] = cut
  return only !== undefined && cut.length === 1
    ? { wording: only.wording, facts: {}, length: text.length, isTruncated: true }
    : undefined
}

/** A message of one wording; `fields` say what else is known. */
export function messageOf(
  wording: Omit<Wording, "texts">,
  text: string,
  fields: Partial<ConsoleMessage> = {},
): ConsoleMessage {
  const { topic, codes, category, header, isWarning = false } = wording
  return {
    topic,
    codes,
    ...(category !== undefined && { category }),
    ...(header !== undefined && { header }),
    isPreflight: false,
    facts: {},
    isWarning,
    isTruncated: false,
    text: text.trim(),
    ...fields,
  }
}

/** Leaves out what is not there, so that the result has no members that are `undefined`. */
export function known<Fields extends Readonly<Record<string, string | undefined>>>(
  fields: Fields,
): { [Name in keyof Fields]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: string
  }
}
