import { EXIT_BLOCKED, EXIT_READABLE, EXIT_UNREACHABLE } from "../exit-codes.ts"
import { coloursOf } from "../terminal.ts"
import { checkPolicy } from "./check-policy.ts"
import { UnreadablePolicy } from "../policy-file/policy-source.ts"
import { readPolicyFile, readPolicyText } from "../policy-file/read-policy-file.ts"
import { renderJson, renderUnreadableJson } from "./report/render-json.ts"
import { renderText, renderUnreadable } from "./report/render-text.ts"

/** Checks a policy file and prints what is to say about it; resolves with the exit code. */
export async function runCheckPolicy(file: string, options: { readonly json: boolean }): Promise<number> {
  let text = ""
  try {
    text = readPolicyText(file)
    const source = await readPolicyFile(file, text)
    const report = checkPolicy(source)
    process.stdout.write(
      options.json ? renderJson(source, report) : renderText(source, report, coloursOf(process.stdout)),
    )
    return report.findings.some(({ severity }) => severity === "error") ? EXIT_BLOCKED : EXIT_READABLE
  } catch (error) {
    if (!(error instanceof UnreadablePolicy)) throw error
    if (options.json) process.stdout.write(renderUnreadableJson(file, error.message, error.place, text))
    else process.stderr.write(renderUnreadable(file, error.message, error.place, text, coloursOf(process.stderr)))
    return EXIT_UNREACHABLE
  }
}
