import { execFileSync } from "node:child_process"
import { pythonWithServers } from "../hosts/python-environment.ts"

/**
 * Why the servers of a kind of software cannot run here; `undefined` where they can. An error instead where `CI` is
 * set: there, everything has to run.
 */
export async function missing(software: string): Promise<string | undefined> {
  const why = await whyNot(software)
  if (why !== undefined && process.env["CI"]) throw new Error(`${software} cannot run: ${why}`)
  return why
}

const PROGRAMS: Readonly<Record<string, readonly [command: string, argument: string]>> = {
  nginx: ["nginx", "-v"],
  apache: ["apache2", "-v"],
  caddy: ["caddy", "version"],
}

async function whyNot(software: string): Promise<string | undefined> {
  if (/^(?:django|flask|fastapi|starlette)$/.test(software)) {
    try {
      await pythonWithServers()
      return undefined
    } catch (error) {
      return `its packages could not be installed: ${String(error)}`
    }
  }
  const program = PROGRAMS[software]
  if (program === undefined) return undefined
  try {
    execFileSync(program[0], [program[1]], { stdio: "ignore" })
    return undefined
  } catch {
    return `there is no \`${program[0]}\` on this machine`
  }
}
