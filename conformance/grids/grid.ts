/**
 * What the grids share: the words of their sentences, and the responses of a policy with one allowed origin.
 *
 * @module
 */
import type { Case, ExpectedResponse, Group, JsonSettings, Text } from "../vector.ts"

/** The origin that the grids allow. */
export const ALLOWED = "https://app.example"

/** A way in which a request can carry `Origin`. */
export interface OriginLines {
  /** Completes the sentence "… from …". */
  readonly from: string
  readonly lines: readonly (readonly [name: string, value: Text])[]
  readonly allowed: boolean
}

/** Every kind of `Origin`. */
export const ORIGINS: readonly OriginLines[] = [
  { from: "an allowed origin", lines: [["Origin", ALLOWED]], allowed: true },
  { from: "a foreign origin", lines: [["Origin", "https://evil.example"]], allowed: false },
  { from: "a malformed origin", lines: [["Origin", "app.example"]], allowed: false },
  { from: "the origin null", lines: [["Origin", "null"]], allowed: false },
  { from: "an empty origin", lines: [["Origin", ""]], allowed: false },
  {
    from: "a list of the allowed origin and another",
    lines: [["Origin", `${ALLOWED} https://evil.example`]],
    allowed: false,
  },
  {
    from: "two Origin lines with the allowed origin first",
    lines: [
      ["Origin", ALLOWED],
      ["Origin", "https://evil.example"],
    ],
    allowed: false,
  },
]

/** The default lists of a preflight's answer. */
const DEFAULT_LISTS: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Methods": "DELETE, GET, OPTIONS, PATCH, POST, PUT",
  "Access-Control-Allow-Headers": "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with",
  "Access-Control-Max-Age": "86400",
}

/** The answers that the grids expect, by name. */
const RESPONSES: Readonly<Record<string, ExpectedResponse>> = {
  readable: { status: 200, cors: { "Access-Control-Allow-Origin": ALLOWED }, vary: ["Origin"] },
  unreadable: { status: 200, cors: {}, vary: ["Origin"] },
  "preflight passed": {
    status: 204,
    cors: { "Access-Control-Allow-Origin": ALLOWED, ...DEFAULT_LISTS },
    vary: ["Origin"],
    body: "",
  },
  "preflight refused": { status: 403, cors: {}, vary: ["Origin"], body: "" },
  "any preflight passed": {
    status: 204,
    cors: {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Methods": "*",
      "Access-Control-Allow-Headers": "*, authorization",
      "Access-Control-Max-Age": "600",
    },
    vary: [],
    body: "",
  },
}

/** A group with those responses that its cases name. */
export function groupOf(name: string, settings: JsonSettings, cases: readonly Case[]): Group {
  const named = new Set(cases.map(({ response }) => response))
  const responses = Object.fromEntries(Object.entries(RESPONSES).filter(([response]) => named.has(response)))
  return { name, settings, responses, cases }
}
