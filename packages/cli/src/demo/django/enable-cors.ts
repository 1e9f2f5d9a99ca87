import { fileURLToPath } from "node:url"
import { packageFile } from "../../package-files.ts"
import { CannotStart } from "../cannot-start.ts"
import { runProcess } from "./run-process.ts"

/** The command of which the demo is one. */
const COMMAND = fileURLToPath(packageFile("dist/main.js"))

/** Lets pages into a Django project as a user would: cookies, one header of their own, and the package itself. */
export async function enableCors(folder: string, origins: readonly string[]): Promise<void> {
  const { code, output } = await runProcess(process.execPath, [
    COMMAND,
    "enable",
    folder,
    ...origins.flatMap((origin) => ["--origin", origin]),
    "--credentials",
    "--header",
    "x-auth-token",
    "--yes",
  ])
  if (code !== 0) throw new CannotStart("`ofcors enable` refused the project.", output.trim())
}
