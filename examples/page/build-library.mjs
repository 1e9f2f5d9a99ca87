// On a fresh clone `ofcors` is source only: installs and builds it, and says so. Examples that build themselves run this
// before, as their `prestart`.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"

const ROOT = fileURLToPath(new URL("../../", import.meta.url))

if (!existsSync(`${ROOT}packages/ofcors/dist/linked/index.js`)) {
  console.log("`ofcors` is not built in this clone yet. Building it, once: this takes a minute.")
  if (!existsSync(`${ROOT}node_modules`)) run("npm ci")
  run("npm run build --workspace ofcors")
}

function run(command) {
  console.log(`  ${command}`)
  const { status } = spawnSync(command, { cwd: ROOT, shell: true, stdio: ["ignore", "ignore", "inherit"] })
  if (status === 0) return
  console.error(`\`${command}\` failed in ${ROOT}. Run it there by hand, then start this again.`)
  process.exit(1)
}
