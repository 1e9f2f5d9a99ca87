/** Starts the API on :8000, with a virtual environment of its own, and the page on :3000 and :3001. */
import { spawn, spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"

const api = fileURLToPath(new URL("api/", import.meta.url))
const isWindows = process.platform === "win32"
const python = `${api}.venv/${isWindows ? "Scripts/python.exe" : "bin/python"}`
const vite = fileURLToPath(new URL("node_modules/vite/bin/vite.js", import.meta.url))

if (!existsSync(vite)) stop("The page's packages are missing. Run `npm ci` in this folder.")
if (!existsSync(python)) {
  console.log("Making a virtual environment in api/.venv, with Django from PyPI: this takes a minute.")
  run(isWindows ? "python" : "python3", "-m", "venv", `${api}.venv`)
}
run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt")
run(python, "manage.py", "migrate", "--verbosity", "0")
run(python, "manage.py", "seed")

const children = [
  spawn(python, ["manage.py", "runserver", "127.0.0.1:8000"], { cwd: api, stdio: "inherit" }),
  spawn(process.execPath, [vite, "--port", "3000"], { cwd: `${api}..`, stdio: "inherit" }),
  spawn(process.execPath, [vite, "--port", "3001"], { cwd: `${api}..`, stdio: "inherit" }),
]
// One alone is no use to anyone.
for (const child of children) child.once("exit", endAll)
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, endAll)

function endAll() {
  for (const child of children) child.kill("SIGINT")
}

function run(command, ...args) {
  const { error, status } = spawnSync(command, args, { cwd: api, stdio: "inherit" })
  if (error !== undefined) stop(`\`${command}\` did not start (${error.code}). Install Python 3.10 or newer.`)
  if (status !== 0) process.exit(status ?? 1)
}

function stop(why) {
  console.error(why)
  process.exit(1)
}
