import { STATUS_CODES } from "node:http"
import type { Placeholders } from "../scenario/places.ts"
import type { Answer, HeaderLine } from "../scenario/scenario.ts"
import { headerValue, type RawRequest } from "./read-request.ts"

/** The bytes (latin1) of an answer to a request. */
export function writeAnswer(
  answer: Answer,
  request: Pick<RawRequest, "method" | "headers">,
  placeholders: Placeholders,
): string {
  const lines = answerLines(answer, headerValue(request.headers, "origin"), placeholders)
  const body = hasBody(answer, request.method) ? (answer.body ?? "") : ""
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")
  return `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? "Odd"}\r\n${head}\r\n${body}`
}

/** The header lines of an answer, filled in, with the framing that it does not give itself. */
export function answerLines(answer: Answer, origin: string | undefined, placeholders: Placeholders): HeaderLine[] {
  const lines = answer.headers.map(([name, value]): HeaderLine => [name, placeholders.fill(value, origin)])
  if (isFramedByStatus(answer.status) || headerValue(lines, "content-length") !== undefined) return lines
  return [...lines, ["Content-Length", String(answer.body?.length ?? 0)]]
}

/** RFC 9112, section 6.3: these statuses end with the head, whatever the header lines say. */
export const isFramedByStatus = (status: number): boolean => status === 204 || status === 304

const hasBody = (answer: Answer, method: string): boolean => method !== "HEAD" && !isFramedByStatus(answer.status)
