import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import type { Start } from "../harness/running.ts"
import { freePort, startProgram } from "./program.ts"
import { moduleFolder } from "./scratch.ts"

const PROJECT = join(import.meta.dirname, "../next")

/** Starts Next's development server with the files that a case names: `// file: app/api/items/route.js`. */
export const startNext: Start = async (source) => {
  const port = await freePort()
  const folder = moduleFolder()
  for (const name of ["app", "package.json"]) cpSync(join(PROJECT, name), join(folder, name), { recursive: true })
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"))
  for (const part of source.split(/^\/\/ file: /m).slice(1)) {
    const end = part.indexOf("\n")
    const file = join(folder, part.slice(0, end))
    // Before the fix, its file is not there.
    if (
      part
        .slice(end)
        .replaceAll(/^\/\/.*$/gm, "")
        .trim() === ""
    )
      continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, withoutTypes(part.slice(end)))
  }
  const next = join(PROJECT, "node_modules/next/dist/bin/next")
  const running = await startProgram(
    process.execPath,
    [next, "dev", "--port", String(port)],
    port,
    {
      ...process.env,
      NODE_ENV: "development",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    folder,
  )
  // The first requests compile, which takes longer than a check waits.
  for (const path of ["/api/items", "/", "/nothing"])
    await fetch(`http://localhost:${port}${path}`, { redirect: "manual", signal: AbortSignal.timeout(20_000) }).catch(
      () => undefined,
    )
  return running
}

/** Files in TypeScript make Next install its compiler; those of the snippet are only on its names. */
function withoutTypes(source: string): string {
  return source.replaceAll("type NextRequest, ", "").replaceAll(/: (?:string|Headers|NextRequest)\b/g, "")
}
