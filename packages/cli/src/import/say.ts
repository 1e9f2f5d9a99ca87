import { coloursOf, emphasise, printable, wrap } from "../terminal.ts"

/** Says something beside the policy, on stderr. */
export function say(text: string): void {
  process.stderr.write(emphasise(wrap(printable(text), 80, "  "), coloursOf(process.stderr)) + "\n")
}
