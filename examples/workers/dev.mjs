// `wrangler dev`, on the port that this example is told.
import { spawn } from "node:child_process"

const { PORT = "8000" } = process.env
const wrangler = spawn(
  "wrangler",
  ["dev", "--port", PORT, "--ip", "localhost", "--show-interactive-dev-session=false"],
  {
    stdio: "inherit",
    shell: process.platform === "win32",
  },
)
wrangler.on("exit", (code) => process.exit(code ?? 0))
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => wrangler.kill(signal))
