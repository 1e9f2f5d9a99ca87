import { readFileSync, readdirSync } from "node:fs"
import type { RequestListener } from "node:http"
import { extname, join, relative, sep } from "node:path"
import { fileURLToPath } from "node:url"
import type { PageConfig } from "./page-config.ts"

const TYPES: { readonly [extension: string]: string } = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/plain; charset=utf-8",
}

/** Serves the built page, from memory: a request can name no file that was not read at the start. */
export function createPageServer(folder: URL, config: PageConfig): RequestListener {
  const files = readFolder(fileURLToPath(folder))
  files.set("/config.json", { type: TYPES[".json"]!, content: Buffer.from(JSON.stringify(config)) })
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' ${config.api}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  return (request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0]!
    const file = files.get(path === "/" ? "/index.html" : path)
    response.setHeader("X-Content-Type-Options", "nosniff")
    if (file === undefined || (request.method !== "GET" && request.method !== "HEAD")) {
      response.writeHead(file === undefined ? 404 : 405, { "Content-Type": "text/plain" })
      response.end(file === undefined ? "not found\n" : "only GET is served here\n")
      return
    }
    // The next start may be on other ports, or of another version.
    response.setHeader("Cache-Control", "no-store")
    response.setHeader("Content-Security-Policy", policy)
    response.setHeader("Content-Type", file.type)
    response.end(file.content)
  }
}

interface File {
  readonly type: string
  readonly content: Buffer
}

function readFolder(folder: string): Map<string, File> {
  const files = new Map<string, File>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const type = TYPES[extname(path)] ?? "application/octet-stream"
    files.set(`/${relative(folder, path).split(sep).join("/")}`, { type, content: readFileSync(path) })
  }
  return files
}
