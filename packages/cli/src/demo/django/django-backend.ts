import { createInterface } from "node:readline/promises"
import { coloursOf } from "../../terminal.ts"
import type { Backend } from "../backend.ts"
import { type DemoOptions, localOrigin } from "../options.ts"
import type { DemoSettings } from "../settings.ts"
import { prepareDatabase, startDjango } from "./django-api.ts"
import { preparePython } from "./prepare-python.ts"
import { copyProject } from "./project-copy.ts"
import { requestLine } from "./request-line.ts"

/** Django in a process of its own, ready to start. @throws CannotStart where there is no Python for it */
export async function createDjangoBackend(
  options: DemoOptions,
  settings: DemoSettings,
  print: (line: string) => void,
): Promise<Backend> {
  print("Making Django ready: a copy of the project, `ofcors enable` in it, a database.")
  const project = await copyProject(settings)
  try {
    const python = await preparePython(project.requirements, mayMakeEnvironment)
    await prepareDatabase(python, project.folder)
    return {
      parts: {
        server: "django",
        settings: project.added.trim(),
        settingToAllow: `CORS_ALLOWED_ORIGINS = ${JSON.stringify([...settings.allowedOrigins, "{origin}"]).replaceAll(",", ", ")}`,
        commandToExplain: `npx @ofcors/cli check ${localOrigin(options.apiPort)}/api/items --from {origin}`,
      },
      whereReasonsAre:
        "ask for the reason:\n     Django does not say it, `ofcors check` does. The page shows the command.",
      async listen(port) {
        const colours = coloursOf(process.stdout)
        return startDjango(python, project.folder, port, (line) => {
          const shown = requestLine(line, colours)
          if (shown !== undefined) print(shown)
        })
      },
      dispose: project.remove,
    }
  } catch (error) {
    await project.remove()
    throw error
  }
}

/** Asks where somebody can answer; elsewhere `--django` was the answer. */
async function mayMakeEnvironment(folder: string): Promise<boolean> {
  const what = `Python has no Django here. A virtual environment with it will be made, from PyPI, in\n  ${folder}`
  if (!process.stdin.isTTY) {
    process.stderr.write(`${what}\nThis takes a minute, once.\n`)
    return true
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return !/^n/i.test((await prompt.question(`${what}\nGo on? [Y/n] `)).trim())
  } finally {
    prompt.close()
  }
}
