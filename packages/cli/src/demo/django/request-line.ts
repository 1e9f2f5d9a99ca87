import { type Colours, printable } from "../../terminal.ts"

/** A line of Django's own log in the form of the demo's; `undefined` where the page would not want to see it. */
export function requestLine(line: string, { dim, green, red, yellow }: Colours): string | undefined {
  const [, method, path, status = ""] = /"([A-Z]+) (\S+) HTTP\/[\d.]+" (\d{3})/.exec(line) ?? []
  if (method === undefined || path === undefined) return line.trim() === "" ? undefined : `  ${dim(printable(line))}`
  if (!path.startsWith("/api/")) return undefined
  const colour = Number(status) < 300 ? green : Number(status) < 500 ? yellow : red
  return `  ${colour(status)}  ${method.padEnd(7)} ${printable(path)}`
}
