/**
 * How long `ofcors check` takes for a Django project of 2,000 Python files, from the command line and back.
 *
 * node bench/check-project.mjs [files]
 */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const FILES = Number(process.argv[2] ?? 2_000)
const RUNS = 7
const COMMAND = fileURLToPath(new URL("../packages/cli/dist/main.js", import.meta.url))

const root = mkdtempSync(join(tmpdir(), "ofcors-bench-"))
try {
  writeProject()
  const times = Array.from({ length: RUNS }, () => {
    const before = performance.now()
    const { status, stdout } = spawnSync(process.execPath, [COMMAND, "check", root], { encoding: "utf8" })
    if (status !== 1 || !stdout.includes("[middleware-too-late]")) throw new Error(`unexpected answer: ${stdout}`)
    return performance.now() - before
  }).toSorted((a, b) => a - b)
  const milliseconds = (value) => `${Math.round(value)} ms`
  console.log(`${FILES} Python files: median ${milliseconds(times[RUNS >> 1])}, slowest ${milliseconds(times.at(-1))}`)
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** Split settings, and apps of ten modules of a few kilobytes, as large projects have. */
function writeProject() {
  const write = (path, text) => {
    mkdirSync(join(root, path, ".."), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  write("manage.py", 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")\n')
  write("config/__init__.py", "")
  write("config/settings/__init__.py", "")
  write(
    "config/settings/base.py",
    `INSTALLED_APPS = ["corsheaders"]
MIDDLEWARE = [
    "django.middleware.common.CommonMiddleware",
    "corsheaders.middleware.CorsMiddleware",
]
CORS_ALLOWED_ORIGINS = [${Array.from({ length: 50 }, (_, index) => `"https://app${index}.example.com"`).join(", ")}]
`,
  )
  write("config/settings/local.py", "from .base import *\nDEBUG = True\n")
  write("config/settings/production.py", 'from .base import *\nDEBUG = False\nALLOWED_HOSTS = ["api.example.com"]\n')
  const view = "def view(request):\n    return HttpResponse(request.user)\n\n\n"
  for (let index = 0; index < FILES - 6; index++)
    write(
      `apps/app${Math.floor(index / 10)}/module${index % 10}.py`,
      "from django.http import HttpResponse\n\n\n" + view.repeat(60),
    )
}
