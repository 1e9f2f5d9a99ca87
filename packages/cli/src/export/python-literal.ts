import { quotePython } from "../import/python-value.ts"

/** A list with one element on each line, as formatters write it. */
export function pythonList(elements: readonly string[]): string {
  return elements.length === 0 ? "[]" : `[\n${elements.map((element) => `    ${element},\n`).join("")}]`
}

/** A string literal for a pattern: raw, where its quotes allow that. */
export function pythonPattern(source: string): string {
  // A raw string cannot hold its own quote, nor line breaks or other controls readably.
  if (!/^[\x20-\x7e]*$/.test(source)) return quotePython(source)
  const quote = source.includes('"') ? "'" : '"'
  return source.includes(quote) || /(?<!\\)(?:\\\\)*\\$/.test(source)
    ? quotePython(source)
    : `r${quote}${source}${quote}`
}
