import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Start } from "../harness/running.ts"
import { freePort, startProgram } from "./program.ts"
import { folderOf } from "./scratch.ts"
import { siteFolder } from "./site.ts"

const MODULES =
  "mpm_event authn_core authn_file authz_core authz_host authz_user auth_basic dir env headers proxy proxy_http rewrite setenvif alias"
const FOLDERS = ["/usr/lib/apache2/modules", "/usr/lib/httpd/modules", "/usr/lib64/httpd/modules"]

/** Starts Apache with the source of a case, which is a `<VirtualHost>`. */
export const startApache: Start = async (source, upstream) => {
  const port = await freePort()
  const folder = folderOf("apache")
  const modules = FOLDERS.find((path) => existsSync(path)) ?? ""
  const file = join(folder, "httpd.conf")
  const site = source
    .replaceAll("PORT", String(port))
    .replaceAll("UPSTREAM", `http://127.0.0.1:${upstream ?? 0}`)
    .replaceAll("SITE", siteFolder())
  writeFileSync(
    file,
    `ServerRoot ${folder}
PidFile ${folder}/httpd.pid
Mutex posixsem
ErrorLog ${folder}/error.log
Listen 127.0.0.1:${port}
ServerName localhost
${MODULES.split(" ")
  .map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`)
  .join("\n")}
User #${process.getuid?.() === 0 ? 33 : (process.getuid?.() ?? 0)}
StartServers 1
${site}
`,
  )
  return startProgram("apache2", ["-DFOREGROUND", "-f", file], port)
}
