import { spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { pythonWithDjango } from "./python-environment.ts"

/** What JSON can say of Django's settings; see `oracle.py` for tuples, sets and regular expressions. */
export type OracleSettings = Readonly<Record<string, unknown>>

/** A request to the real Django. */
export interface OracleRequest {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly secure?: boolean
}

/** What Django answered, with the names of headers in lower case. */
export interface OracleResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
}

/** The real Django with django-cors-headers, in a child process. */
export interface DjangoOracle {
  /** Sends a request through the middleware of these settings. */
  respond(settings: OracleSettings, request: OracleRequest): Promise<OracleResponse>
  /** The codes that the package's own system checks report. */
  checks(settings: OracleSettings): Promise<readonly string[]>
  /** The codes that every system check of Django reports. @throws what Django says where it does not start */
  systemChecks(settings: OracleSettings): Promise<readonly string[]>
  /** Whether Python's `re.match` matches. @throws what Python says of a bad pattern */
  matches(pattern: string, text: string, flags?: string): Promise<boolean>
  /** What Python makes of the source of a settings module. */
  evaluate(source: string): Promise<OracleSettings>
  stop(): void
}

/** Starts the oracle, or says why it cannot and returns `undefined`. */
export async function startDjangoOracle(): Promise<DjangoOracle | undefined> {
  const python = await pythonWithDjango()
  if (python === undefined) return undefined
  const child = spawn(python, [fileURLToPath(new URL("oracle.py", import.meta.url))], {
    stdio: ["pipe", "pipe", "inherit"],
  })
  const waiting: ((answer: unknown) => void)[] = []
  const next = (): Promise<unknown> => new Promise((resolve) => waiting.push(resolve))
  const greeting = next()
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.(JSON.parse(line)))
  child.once("exit", (code) => waiting.splice(0).forEach((resolve) => resolve({ error: "exit", says: String(code) })))
  await greeting

  async function ask<Answer>(question: object): Promise<Answer> {
    child.stdin.write(JSON.stringify(question) + "\n")
    const answer = (await next()) as Answer & { error?: string; says?: string }
    if (answer.error !== undefined) throw new Error(`${answer.error}: ${answer.says}`)
    return answer
  }
  return {
    respond: (settings, request) => ask({ settings, request }),
    checks: async (settings) => (await ask<{ checks: string[] }>({ settings, checks: true })).checks,
    systemChecks: async (settings) => (await ask<{ checks: string[] }>({ settings, system: true })).checks,
    matches: async (pattern, text, flags = "") =>
      (await ask<{ matched: boolean }>({ match: { pattern, text, flags } })).matched,
    evaluate: async (source) => (await ask<{ settings: OracleSettings }>({ source })).settings,
    stop: () => void child.kill(),
  }
}
