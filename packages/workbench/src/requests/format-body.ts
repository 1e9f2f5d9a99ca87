/** A JSON body for reading: one line for each entry of a list. Anything else stays as it came. */
export function formatBody(body: string): string {
  try {
    const value: unknown = JSON.parse(body)
    if (!Array.isArray(value)) return spaced(value)
    return `[\n${value.map((entry) => `  ${spaced(entry)}`).join(",\n")}\n]`
  } catch {
    return body
  }
}

function spaced(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n */g, " ")
}
