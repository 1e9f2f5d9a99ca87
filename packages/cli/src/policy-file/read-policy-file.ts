import { readFileSync } from "node:fs"
import { extname } from "node:path"
import { type PolicySource, UnreadablePolicy } from "./policy-source.ts"
import { readJsonPolicy } from "./read-json-policy.ts"
import { readModulePolicy } from "./read-module-policy.ts"

/** A policy file is small; what is larger was hardly meant. */
const MAX_BYTES = 20_000_000

/** The text of a file. @throws UnreadablePolicy */
export function readPolicyText(file: string): string {
  try {
    const bytes = readFileSync(file)
    if (bytes.length > MAX_BYTES) throw new UnreadablePolicy("the file is larger than 20 MB.")
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof UnreadablePolicy) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new UnreadablePolicy(
      code === "ENOENT"
        ? "there is no such file."
        : code === "EISDIR"
          ? "that is a folder."
          : code === "ERR_ENCODING_INVALID_ENCODED_DATA"
            ? "the file is not UTF-8 text."
            : `the file cannot be read (${code ?? String(error)}).`,
    )
  }
}

/** Reads a policy file by its ending: JSON with comments, or a module. @throws UnreadablePolicy */
export async function readPolicyFile(file: string, text: string): Promise<PolicySource> {
  if (/^\.jsonc?$/.test(extname(file))) return readJsonPolicy(file, text)
  if (/^\.[cm]?[jt]s$/.test(extname(file))) return readModulePolicy(file, text)
  throw new UnreadablePolicy("a policy file ends in .json, .jsonc, .ts, .mts, .js, .mjs or .cjs.")
}
