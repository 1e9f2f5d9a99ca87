import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Start } from "../harness/running.ts"
import { freePort, startProgram } from "./program.ts"
import { folderOf } from "./scratch.ts"
import { siteFolder } from "./site.ts"

/** Starts nginx with the source of a case within `http { … }`. */
export const startNginx: Start = async (source, upstream) => {
  const port = await freePort()
  const folder = folderOf("nginx")
  for (const name of ["body", "proxy", "fastcgi", "uwsgi", "scgi"]) mkdirSync(join(folder, name))
  const file = join(folder, "nginx.conf")
  writeFileSync(
    file,
    `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  default_type application/json;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
${filledIn(source, port, upstream, folder)}
}
`,
  )
  return startProgram("nginx", ["-e", join(folder, "error.log"), "-c", file, "-p", folder], port)
}

function filledIn(source: string, port: number, upstream: number | undefined, folder: string): string {
  return source
    .replaceAll("PORT", `127.0.0.1:${port}`)
    .replaceAll("UPSTREAM", `127.0.0.1:${upstream ?? 0}`)
    .replaceAll("SITE", siteFolder())
    .replaceAll("FOLDER", folder)
}
