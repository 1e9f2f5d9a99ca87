import type { HeaderLine, NetworkErrorKind } from "ofcors/browser"

/** One request of a probe. */
export interface Question {
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderLine[]
  /** Connects to the same address under this name, to see what the server makes of `Host`. */
  readonly hostAs?: string
}

/** A response as it came, with the beginning of its body. */
export interface Answer {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly HeaderLine[]
  /** The first bytes, decompressed, as text; at most a few kilobytes. */
  readonly body: string
  /** Why the body broke off, if it did. */
  readonly brokenBody?: string
}

/** A question and what came of it. */
export interface Observation {
  readonly question: Question
  readonly answer?: Answer
  readonly error?: { readonly kind: NetworkErrorKind | "time-limit"; readonly message: string }
  readonly milliseconds: number
}

/** All lines of a header, in order. */
export function linesOf(headers: readonly HeaderLine[], name: string): readonly string[] {
  const lower = name.toLowerCase()
  return headers.filter(([line]) => line.toLowerCase() === lower).map(([, value]) => value)
}

/** A header as script would get it: its lines combined, `undefined` where there is none. */
export function headerOf(headers: readonly HeaderLine[], name: string): string | undefined {
  const lines = linesOf(headers, name)
  return lines.length === 0 ? undefined : lines.join(", ")
}

/** What a header says in an observation. */
export function answered(observation: Observation | undefined, name: string): string | undefined {
  return observation?.answer === undefined ? undefined : headerOf(observation.answer.headers, name)
}

/** The elements of a header that is a list, in lower case. */
export function elementsOf(value: string | undefined): readonly string[] {
  return (value ?? "")
    .split(",")
    .map((element) => element.trim().toLowerCase())
    .filter((element) => element !== "")
}

/** `Access-Control-Allow-Origin` of an observation. */
export function allowOriginOf(observation: Observation | undefined): string | undefined {
  return answered(observation, "access-control-allow-origin")
}

/** The `Origin` that a question said. */
export function originAsked(observation: Observation): string | undefined {
  return headerOf(observation.question.headers, "origin")
}

/** Whether an answer lets a page of this origin read it, as far as `Access-Control-Allow-Origin` goes. */
export function permits(observation: Observation | undefined, origin: string, credentials = false): boolean {
  const value = allowOriginOf(observation)
  return value === origin || (value === "*" && !credentials)
}

/** Whether any header of the CORS protocol is there. */
export function hasCorsHeader(observation: Observation | undefined): boolean {
  return observation?.answer?.headers.some(([name]) => /^access-control-/i.test(name)) === true
}

/** Whether the answer says that it depends on `Origin`. */
export function variesByOrigin(observation: Observation | undefined): boolean {
  return elementsOf(answered(observation, "vary")).some((name) => name === "origin" || name === "*")
}

/** The status, 0 where no response came. */
export function statusOf(observation: Observation | undefined): number {
  return observation?.answer?.status ?? 0
}

/** Whether a status is in the two hundreds. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}
