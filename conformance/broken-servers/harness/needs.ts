import { execFileSync } from "node:child_process"
import { installNext } from "../hosts/next-packages.ts"
import { pythonWithServers } from "../hosts/python-environment.ts"

/**
 * Why the servers of a kind of software cannot run here; `undefined` where they can. An error instead where `CI` is
 * set: there, everything has to run.
 */
export async function missing(software: string): Promise<string | undefined> {
  try {
    await NEEDS[software]?.()
    return undefined
  } catch (error) {
    if (process.env["CI"]) throw new Error(`${software} cannot run here`, { cause: error })
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)
  }
}

const program =
  (...command: readonly [name: string, argument: string]) =>
  (): void =>
    void execFileSync(command[0], [command[1]], { stdio: "ignore" })

/** What each kind of software needs that not every machine has. Throws where it is not there. */
const NEEDS: Readonly<Record<string, () => unknown>> = {
  nginx: program("nginx", "-v"),
  apache: program("apache2", "-v"),
  caddy: program("caddy", "version"),
  django: pythonWithServers,
  flask: pythonWithServers,
  fastapi: pythonWithServers,
  starlette: pythonWithServers,
  next: installNext,
}
