import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { homedir } from "node:os"
import { join } from "node:path"
import { CannotStart } from "../cannot-start.ts"
import { type FoundPython, findPythons, pythonIn } from "./find-python.ts"
import { runProcess } from "./run-process.ts"

/** The oldest Python that Django 5.2 runs on. */
const OLDEST = 10

const HOW_TO_GET_PYTHON = "Install Python 3.10 or newer (https://www.python.org/downloads/), or leave out --django."

/**
 * A Python with all that the API needs: one that has it already, or that of a virtual environment made for it.
 *
 * @param requirements the lines of a requirements.txt
 * @param mayMake asked before anything is downloaded, with the folder that would be made
 * @throws CannotStart where there is none
 */
export async function preparePython(
  requirements: string,
  mayMake: (folder: string) => Promise<boolean>,
): Promise<string> {
  const environment = join(
    cacheFolder(),
    `django-${createHash("sha256").update(requirements).digest("hex").slice(0, 12)}`,
  )
  // Written last: an environment without it was broken off.
  const complete = join(environment, "complete")
  if (existsSync(complete)) return pythonIn(environment)
  const pythons = await findPythons()
  const ready = pythons.find(({ hasDjango }) => hasDjango)
  if (ready !== undefined) return ready.path
  const maker = chooseMaker(pythons)
  if (!(await mayMake(environment))) throw new CannotStart("Nothing was installed, so there is no Django to start.")
  await rm(environment, { recursive: true, force: true })
  await mkdir(environment, { recursive: true })
  await runOrThrow(maker.path, ["-m", "venv", environment])
  const file = join(environment, "requirements.txt")
  await writeFile(file, requirements)
  await runOrThrow(pythonIn(environment), [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "-r",
    file,
  ])
  await writeFile(complete, "")
  return pythonIn(environment)
}

function chooseMaker(pythons: readonly FoundPython[]): FoundPython {
  if (pythons.length === 0) throw new CannotStart("There is no Python 3 here, and Django needs one.", HOW_TO_GET_PYTHON)
  const current = pythons.filter(({ version: [major, minor] }) => major === 3 && minor >= OLDEST)
  if (current.length === 0)
    throw new CannotStart(`Python ${pythons[0]!.version.join(".")} is too old for Django 5.2.`, HOW_TO_GET_PYTHON)
  const maker = current.find(({ hasVenv }) => hasVenv)
  if (maker !== undefined) return maker
  throw new CannotStart(
    `Python ${current[0]!.version.join(".")} is here, but neither Django nor the module \`venv\` to install it with.`,
    "Debian and Ubuntu have it in a package of its own: apt-get install python3-venv",
  )
}

async function runOrThrow(command: string, args: readonly string[]): Promise<void> {
  const { code, output } = await runProcess(command, args)
  if (code === 0) return
  const lastLines = output.trim().split("\n").slice(-5).join("\n")
  throw new CannotStart(`\`python ${args.slice(0, 3).join(" ")}\` failed, so Django is not installed.`, lastLines)
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  if (process.platform === "win32") return join(LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "ofcors", "cache")
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "ofcors")
  return join(
    XDG_CACHE_HOME === undefined || XDG_CACHE_HOME === "" ? join(homedir(), ".cache") : XDG_CACHE_HOME,
    "ofcors",
  )
}
