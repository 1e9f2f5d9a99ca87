import { editDistance } from "../../edit-distance.ts"
import { type CatalogueCode, diagnosticCodes, isDiagnosticCode, isWireCode, wireCodes } from "ofcors/diagnostics"
import { isTopic, meanings } from "../meanings/index.ts"
import type { Topic } from "../messages/console-message.ts"

/** A code, in the catalogue, among the meanings of messages, or in both. */
export interface FoundCode {
  readonly code: string
  readonly entry?: CatalogueCode
  readonly topic?: Topic
}

const CODE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/

/** Finds a code; `aborted` is the only one of a single word. */
export function findCode(text: string): FoundCode | undefined {
  const code = text.trim()
  const entry = isDiagnosticCode(code) || isWireCode(code) ? code : undefined
  const topic = isTopic(code) ? code : undefined
  if (entry === undefined && topic === undefined) return undefined
  return { code, ...(entry !== undefined && { entry }), ...(topic !== undefined && { topic }) }
}

/** Whether a text is meant as a code, known or not. */
export function looksLikeCode(text: string): boolean {
  return CODE.test(text.trim()) || findCode(text) !== undefined
}

/** The codes in the lines that ofcors itself prints on a server. */
export function codesOfLog(text: string): readonly FoundCode[] {
  const names = [...text.matchAll(/^.{0,200}?\bofcors: .{0,2000}\[([a-z0-9-]{3,60})\]\s*$/gm)].map(
    ([, name = ""]) => name,
  )
  return [...new Set(names)].flatMap((name) => findCode(name) ?? [])
}

/** Every code that can be explained, once. */
export const ALL_CODES: readonly string[] = [...new Set([...diagnosticCodes, ...wireCodes, ...Object.keys(meanings)])]

/** Most suggestions. */
const SUGGESTED = 3

/** The codes that resemble an unknown one most. */
export function suggestionsFor(text: string): readonly string[] {
  const wanted = text.trim().slice(0, 80)
  return ALL_CODES.map((code) => ({ code, distance: distanceOf(wanted, code) }))
    .filter(({ code, distance }) => distance <= Math.max(3, code.length / 3))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, SUGGESTED)
    .map(({ code }) => code)
}

/** Words in another order are as near as a mistake of typing. */
function distanceOf(a: string, b: string): number {
  const [words, others] = [a, b].map((each) => new Set(each.split("-"))) as [Set<string>, Set<string>]
  const strange =
    [...words].filter((word) => !others.has(word)).length + [...others].filter((word) => !words.has(word)).length
  return Math.min(editDistance(a, b), 2 * strange)
}
