import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { folderOf } from "./scratch.ts"

let site: string | undefined

/** The files that web servers serve: `/api/items`, `/api/list/index.html`, and a file of passwords (ada, secret). */
export function siteFolder(): string {
  if (site === undefined) {
    site = folderOf("site")
    mkdirSync(join(site, "api/list"), { recursive: true })
    writeFileSync(join(site, "api/items"), '["tea","milk"]')
    writeFileSync(join(site, "api/list/index.html"), "<p>tea, milk</p>")
    writeFileSync(join(site, "index.html"), "<p>home</p>")
    writeFileSync(join(site, "passwords"), "ada:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n")
  }
  return site
}
