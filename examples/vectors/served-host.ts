import { type ChildProcess, execFileSync, fork } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Host, RunningHost } from "../../conformance/host.ts"
import { type RawRequest, type RawResponse, sendRaw } from "../../conformance/raw-client.ts"
import type { Answer, Order } from "./orders.ts"

/** A framework's application, built and served in a process of its own. */
export interface Served {
  readonly port: Promise<number>
  readonly host: Host
  stop(): void
}

/** What is said about an application beside its name. */
export interface ServedOptions extends Pick<Host, "idiom" | "lacks"> {
  readonly name: string
  /** `in-hook`: the framework's hook calls `cors()`, not the server. `example`: what the example builds is served. */
  readonly args?: readonly ("in-hook" | "example")[]
}

/** Installs an example, where that was not done yet; returns its folder. */
export function install(example: string): string {
  const folder = join(import.meta.dirname, "..", example)
  if (!existsSync(join(folder, "node_modules")))
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: "pipe" })
  return folder
}

/** Installs an example and builds it, or the application in its folder `vectors`. */
export function build(example: string, command: string, place: "." | "vectors" = "vectors"): void {
  const folder = install(example)
  const options = { cwd: join(folder, place), stdio: "pipe", env: environmentOf(folder) } as const
  execFileSync(join(folder, "node_modules/.bin", command), ["build"], options)
}

/** Starts `vectors/serve.ts` of an example, with the Node that the example brings where it brings one. */
export function serve(example: string, { name, idiom, lacks, args = [] }: ServedOptions): Served {
  const folder = join(import.meta.dirname, "..", example, "vectors")
  const own = join(folder, "../node_modules/.bin/node")
  const child = fork(join(folder, "serve.ts"), args, {
    cwd: folder,
    env: environmentOf(join(folder, "..")),
    ...(existsSync(own) && { execPath: own }),
    execArgv: [],
  })
  const port = next(child).then(({ port: listening }) => listening!)
  const tell = async (order: Order): Promise<Answer> => {
    child.send(order)
    return next(child)
  }
  return {
    port,
    host: {
      name,
      idiom,
      lacks,
      async start(_settings, application, settings): Promise<RunningHost> {
        const listening = await port
        await tell({ settings })
        return {
          async send(request: RawRequest): Promise<RawResponse> {
            await tell({ handler: application.handler })
            const response = await sendRaw(listening, request)
            application.called = (await tell({})).called!
            return response
          },
          // The next group is served by the same process, with other settings.
          close: async () => {},
        }
      },
    },
    stop: () => void child.kill(),
  }
}

async function next(child: ChildProcess): Promise<Answer> {
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`the served application ended with code ${String(code)}`)
  })
  const [answer] = (await Promise.race([once(child, "message"), gone])) as [Answer]
  return answer
}

/** Without what Vitest sets for itself, and with the example's own commands first. */
export function environmentOf(folder: string): NodeJS.ProcessEnv {
  const { NODE_ENV: _nodeEnv, NODE_OPTIONS: _nodeOptions, VITEST: _vitest, ...rest } = process.env
  return { ...rest, PATH: `${join(folder, "node_modules/.bin")}:${rest["PATH"]}` }
}
