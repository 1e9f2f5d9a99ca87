/** Starts the API on :8000, with a virtual environment of its own, and the page on :3000 and :3001. */
import { spawn, spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"

const api = fileURLToPath(new URL("api/", import.meta.url))
const isWindows = process.platform === "win32"
const python = `${api}.venv/${isWindows ? "Scripts/python.exe" : "bin/python"}`

if (!existsSync(new URL("node_modules/", import.meta.url))) stop("The page's packages are missing. Run `npm ci` here.")
if (!existsSync(python)) {
  console.log("Making a virtual environment in api/.venv, with Django from PyPI: this takes a minute.")
  run(isWindows ? "python" : "python3", "-m", "venv", `${api}.venv`)
}
run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt")
run(python, "manage.py", "migrate", "--verbosity", "0")
run(python, "manage.py", "seed")

const django = spawn(python, ["manage.py", "runserver", "127.0.0.1:8000"], { cwd: api, stdio: "inherit" })
const { createServer } = await import("vite")
const pages = []
for (const port of [3000, 3001]) {
  // The same page twice; each keeps what it has prepared apart.
  const cacheDir = `node_modules/.vite-${port}`
  const page = await createServer({ root: fileURLToPath(new URL(".", import.meta.url)), cacheDir, server: { port } })
  pages.push(page)
  await page.listen()
  page.printUrls()
}

// One alone is no use to anyone.
django.once("exit", () => void Promise.all(pages.map((page) => page.close())))
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => django.kill("SIGTERM"))

function run(command, ...args) {
  const { error, status } = spawnSync(command, args, { cwd: api, stdio: "inherit" })
  if (error !== undefined) stop(`\`${command}\` did not start (${error.code}). Install Python 3.10 or newer.`)
  if (status !== 0) process.exit(status ?? 1)
}

function stop(why) {
  console.error(why)
  process.exit(1)
}
