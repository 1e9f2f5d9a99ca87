import { LONGEST_PASTE } from "./messages/clean-paste.ts"

/** What the arguments say; nothing where the text comes from standard input. */
export function textOf(args: readonly string[]): string | undefined {
  if (args.length === 0 || (args.length === 1 && args[0] === "-")) return undefined
  // Without quotation marks around it, a shell hands a message over in words.
  return args.join(args.some((each) => /\s/.test(each)) ? "\n" : " ")
}

/** Reads standard input to its end, or to where nobody would read on, and asks for it where a person sits before it. */
export async function readPaste(
  input: AsyncIterable<unknown> & { readonly isTTY?: boolean },
  prompt: (text: string) => unknown,
): Promise<string> {
  if (input.isTTY === true) prompt(`Paste the red text from the browser's console, press Enter, then ${endKey()}:\n`)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk as Uint8Array | string)
    chunks.push(bytes)
    length += bytes.length
    if (length > LONGEST_PASTE) break
  }
  return Buffer.concat(chunks).toString("utf8")
}

function endKey(): string {
  return process.platform === "win32" ? "Ctrl-Z and Enter" : "Ctrl-D"
}
