// Starts an example: `node ../page/start.mjs node server.mjs` serves the page on :3000 and :3001, and runs the command
// with the API on :8000. PAGE_PORT, OTHER_PAGE_PORT and PORT choose other ports.
import { spawn } from "node:child_process"
import "./build-library.mjs"
import { servePage } from "./serve-page.mjs"

const [command, ...args] = process.argv.slice(2)
const { PORT = "8000", PAGE_PORT = "3000", OTHER_PAGE_PORT = "3001" } = process.env

try {
  const api = `http://localhost:${PORT}`
  const page = await servePage(PAGE_PORT, api)
  const other = await servePage(OTHER_PAGE_PORT, api)
  console.log(
    `\n  API    ${api}\n  page   ${page}   may call it\n  page   ${other}   may not; this terminal says why\n`,
  )
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

// On Windows the commands that npm installs are scripts, which only a shell runs.
const server = spawn(command, args, {
  stdio: "inherit",
  env: { ...process.env, PORT },
  shell: process.platform === "win32",
})
server.on("error", (error) => {
  console.error(`\`${command}\` does not start: ${error.message}. Run \`npm ci\` in this folder first.`)
  process.exit(1)
})
server.on("exit", (code) => process.exit(code ?? 0))
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal))
