import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Start } from "../harness/running.ts"
import { freePort, startProgram } from "./program.ts"
import { folderOf } from "./scratch.ts"
import { siteFolder } from "./site.ts"

/** Starts Caddy with the source of a case, which is a site's block. */
export const startCaddy: Start = async (source, upstream) => {
  const port = await freePort()
  const folder = folderOf("caddy")
  const file = join(folder, "Caddyfile")
  const site = source
    .replaceAll("PORT", String(port))
    .replaceAll("UPSTREAM", `127.0.0.1:${upstream ?? 0}`)
    .replaceAll("SITE", siteFolder())
  writeFileSync(file, `{\n  admin off\n  auto_https off\n}\n${site}\n`)
  const environment = { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder }
  return startProgram("caddy", ["run", "--config", file, "--adapter", "caddyfile"], port, environment)
}
