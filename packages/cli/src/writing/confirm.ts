import { createInterface } from "node:readline/promises"

/** Asks whether to write; without a terminal it says how to go on, and means no. */
export async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    process.stderr.write("Nobody can be asked here: add --yes to write.\n")
    return false
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(?:es)?$/i.test((await prompt.question("Write this? [y/N] ")).trim())
  } finally {
    prompt.close()
  }
}
