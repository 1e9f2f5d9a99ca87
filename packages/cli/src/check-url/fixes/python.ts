import type { Desired } from "./desired.ts"
import { type Recipe, list } from "./fix.ts"

const DJANGO_METHODS = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]
const DJANGO_HEADERS = ["accept", "authorization", "content-type", "user-agent", "x-csrftoken", "x-requested-with"]
const MIDDLEWARE = "corsheaders.middleware.CorsMiddleware"

function djangoSettings(desired: Desired): string {
  const { origins, methods, headers, exposed, credentials, corsLayer, isPublic } = desired
  const lines = corsLayer === "django-cors-headers" ? [] : ["# pip install django-cors-headers"]
  lines.push(
    'INSTALLED_APPS = [*(app for app in INSTALLED_APPS if app != "corsheaders"), "corsheaders"]',
    "",
    "# First: what is answered before it has no CORS headers.",
    `CORS_MIDDLEWARE = "${MIDDLEWARE}"`,
    "MIDDLEWARE = [",
    "    CORS_MIDDLEWARE,",
    "    *(name for name in MIDDLEWARE if name != CORS_MIDDLEWARE),",
    "]",
    "",
    `CORS_ALLOW_ALL_ORIGINS = False${isPublic ? "  # True for everybody, as now" : ""}`,
    `CORS_ALLOWED_ORIGINS = ${list(origins)}`,
    'CORS_URLS_REGEX = r"^.*$"',
    `CORS_ALLOW_CREDENTIALS = ${credentials ? "True" : "False"}`,
  )
  const moreMethods = methods.filter((method) => method !== "HEAD" && !DJANGO_METHODS.includes(method))
  lines.push(`CORS_ALLOW_METHODS = ${list([...DJANGO_METHODS, ...moreMethods])}`)
  const moreHeaders = headers.filter((name) => !DJANGO_HEADERS.includes(name))
  lines.push(`CORS_ALLOW_HEADERS = ${list([...DJANGO_HEADERS, ...moreHeaders])}`)
  if (exposed.length > 0) lines.push(`CORS_EXPOSE_HEADERS = ${list(exposed)}`)
  return lines.join("\n")
}

function starlette({ origins, methods, headers, exposed, credentials }: Desired): string {
  const lines = [`allow_origins=${list(origins, "    ")},`, `allow_methods=${list(methods, "    ")},`]
  if (headers.length > 0) lines.push(`allow_headers=${list(headers, "    ")},`)
  if (exposed.length > 0) lines.push(`expose_headers=${list(exposed)},`)
  if (credentials) lines.push("allow_credentials=True,")
  return `from starlette.middleware.cors import CORSMiddleware

# Around the finished application: added with add_middleware, it misses error 500.
app = CORSMiddleware(
    app,
${lines.map((line) => `    ${line}`).join("\n")}
)`
}

function flask({ origins, methods, headers, exposed, credentials }: Desired): string {
  const lines = [`origins=${list(origins, "    ")},`, `methods=${list(methods, "    ")},`]
  if (headers.length > 0) lines.push(`allow_headers=${list(headers, "    ")},`)
  if (exposed.length > 0) lines.push(`expose_headers=${list(exposed)},`)
  if (credentials) lines.push("supports_credentials=True,")
  return `from flask_cors import CORS  # pip install flask-cors

CORS(app,
${lines
  .map((line) => `     ${line}`)
  .join("\n")
  .replace(/,$/, ")")}`
}

/** Fixes for servers written in Python. */
export const pythonRecipes: Readonly<Record<string, Recipe>> = {
  django: { where: "at the end of settings.py", write: djangoSettings },
  fastapi: {
    where: "at the end of the module that makes `app`, in place of any other CORSMiddleware",
    write: starlette,
  },
  starlette: {
    where: "at the end of the module that makes `app`, in place of any other CORSMiddleware",
    write: starlette,
  },
  flask: { where: "right after `app = Flask(...)`, in place of any other CORS code", write: flask },
}
