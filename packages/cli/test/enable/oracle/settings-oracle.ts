import { spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { pythonWithDjango } from "../../equivalence/oracle/python-environment.ts"

/** A setting as Python sees it: strings in a list or tuple, or else its `repr`. */
export type PythonSetting = string | { readonly type: "list" | "tuple"; readonly items: readonly string[] }

/** Which settings to import. */
export interface SettingsQuestion {
  readonly root: string
  readonly module: string
  readonly configuration?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Real Python with real Django, which imports settings. */
export interface SettingsOracle {
  /** The settings that a module sets. @throws what Python says where it cannot be imported */
  read(question: SettingsQuestion): Promise<Readonly<Record<string, PythonSetting>>>
  /** The Python, for programs that run it themselves. */
  readonly python: string
  stop(): void
}

/** Starts the oracle, or says why it cannot and returns `undefined`. */
export async function startSettingsOracle(): Promise<SettingsOracle | undefined> {
  const python = await pythonWithDjango(fileURLToPath(new URL("requirements.txt", import.meta.url)))
  if (python === undefined) return undefined
  const child = spawn(python, [fileURLToPath(new URL("import_settings.py", import.meta.url))], {
    stdio: ["pipe", "pipe", "inherit"],
  })
  const waiting: ((answer: unknown) => void)[] = []
  const next = (): Promise<unknown> => new Promise((resolve) => waiting.push(resolve))
  const greeting = next()
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.(JSON.parse(line)))
  child.once("exit", (code) => waiting.splice(0).forEach((resolve) => resolve({ error: `Python ended with ${code}` })))
  await greeting
  return {
    python,
    async read(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`)
      const answer = (await next()) as { settings?: Record<string, PythonSetting>; error?: string }
      if (answer.settings === undefined) throw new Error(answer.error)
      return answer.settings
    },
    stop: () => void child.kill(),
  }
}
