import { isToken } from "../http/token.ts"
import type { HeaderLine } from "./transport.ts"

/** Fetch, "header list": lines in order. Names keep their case and are compared without it. */
export type HeaderList = HeaderLine[]

/** Fetch, "get": every value of a name (given in lower case) joined by `, `; `undefined` where no line has it. */
export function getHeader(list: readonly HeaderLine[], name: string): string | undefined {
  let combined: string | undefined
  for (const line of list) {
    if (line[0].length === name.length && line[0].toLowerCase() === name)
      combined = combined === undefined ? line[1] : `${combined}, ${line[1]}`
  }
  return combined
}

/** Fetch, "contains". `name` in lower case. */
export function containsHeader(list: readonly HeaderLine[], name: string): boolean {
  for (const line of list) if (line[0].length === name.length && line[0].toLowerCase() === name) return true
  return false
}

/** Fetch, "delete". `name` in lower case. */
export function deleteHeader(list: HeaderList, name: string): void {
  for (let index = list.length - 1; index >= 0; index--) {
    if (list[index]?.[0].toLowerCase() === name) list.splice(index, 1)
  }
}

/** Fetch, "sort and combine": what script iterates. Lower-case names in order; `Set-Cookie` lines stay apart. */
export function sortAndCombine(list: readonly HeaderLine[]): HeaderLine[] {
  const lines: [name: string, value: string][] = []
  const combined = new Map<string, (typeof lines)[number]>()
  for (const [name, value] of list) {
    const key = name.toLowerCase()
    const before = combined.get(key)
    if (before !== undefined) {
      before[1] += `, ${value}`
      continue
    }
    const line: (typeof lines)[number] = [key, value]
    lines.push(line)
    if (key !== "set-cookie") combined.set(key, line)
  }
  return lines.toSorted((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
}

/** A list that does not parse: which element is no token. */
export interface ListFailure {
  readonly element: string
}

/** Whether "extract header list values" failed. */
export function isListFailure(values: readonly string[] | ListFailure | undefined): values is ListFailure {
  return values !== undefined && "element" in values
}

/**
 * Fetch, "extract header list values", for the headers whose grammar is a comma list of tokens (`#method`,
 * `#field-name`): empty elements are allowed, one malformed element voids the whole header.
 */
export function extractHeaderListValues(
  list: readonly HeaderLine[],
  name: string,
): readonly string[] | ListFailure | undefined {
  const value = getHeader(list, name)
  if (value === undefined) return undefined
  const values: string[] = []
  for (const part of value.split(",")) {
    const element = trimWhitespace(part)
    if (element === "") continue
    if (!isToken(element)) return { element }
    values.push(element)
  }
  return values
}

/** Strips HTTP tab and space, and nothing else, from both ends. */
export function trimWhitespace(text: string): string {
  return text.replace(/^[\t ]+|[\t ]+$/g, "")
}
