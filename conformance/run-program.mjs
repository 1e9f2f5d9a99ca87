import { spawn } from "node:child_process"
import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"

/** No program takes this long, in milliseconds; one that hangs must not hang the rest. */
const PATIENCE = 180_000

/** Runs a program of a folder in a runtime: the reports that it made, and the end of what it printed where it failed. */
export async function runProgram({ name, file, program: executable = file, args = [], env = {} }, folder, program) {
  const reportFile = join(folder, `${name} ${program}.jsonl`.replaceAll(" ", "-"))
  rmSync(reportFile, { force: true })
  const child = spawn(executable, [...args, join(folder, `${program}.mjs`)], {
    cwd: folder,
    env: { ...process.env, ...env, OFCORS_REPORT: reportFile, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let printed = ""
  const keep = (chunk) => (printed = (printed + chunk).slice(-4_000))
  child.stdout.on("data", keep)
  child.stderr.on("data", keep)
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE)
  const code = await new Promise((resolve) => child.on("close", resolve))
  clearTimeout(timer)
  return { reports: readReports(reportFile), ...(code === 0 ? {} : { died: `exit code ${code}\n${printed}` }) }
}

function readReports(file) {
  try {
    const lines = readFileSync(file, "utf8").trim().split("\n")
    return lines.map((line) => JSON.parse(line))
  } catch (error) {
    if (error.code !== "ENOENT") throw error
    return []
  }
}
