import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"

/** Lets pages into the example's API, with cookies and one header of their own. */
export async function enableCors(folder: string, origins: readonly string[]): Promise<void> {
  const path = join(folder, "config/settings.py")
  const list = JSON.stringify(origins)
  const text = (await readFile(path, "utf8"))
    .replace('    "rest_framework",', '    "corsheaders",\n    "rest_framework",')
    .replace("MIDDLEWARE = [", 'MIDDLEWARE = [\n    "corsheaders.middleware.CorsMiddleware",')
  await writeFile(
    path,
    `${text}
CORS_ALLOWED_ORIGINS = ${list}
CORS_ALLOW_CREDENTIALS = True
CORS_ALLOW_HEADERS = ["accept", "authorization", "content-type", "user-agent", "x-csrftoken", "x-requested-with", "x-auth-token"]
CSRF_TRUSTED_ORIGINS = ${list}
`,
  )
}
