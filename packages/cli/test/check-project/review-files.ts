import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { onTestFinished } from "vitest"
import { type ProjectReview, reviewProject } from "../../src/check-project/review-project.ts"
import { openProject } from "../../src/django/open-project.ts"

/** The start of every settings module here: right in every way. */
export const GOOD_SETTINGS = `import os
import re
DEBUG = True
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["django.contrib.sessions", "corsheaders"]
MIDDLEWARE = [
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
]
CORS_ALLOWED_ORIGINS = ["https://app.example.com"]
`

/** Files of a project by their paths. */
export type Files = Readonly<Record<string, string>>

/** Writes a project with these files, removed when the test ends. */
export function writeProject(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), "ofcors-project-"))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const all = {
    "manage.py": 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_one.settings")\n',
    "site_one/__init__.py": "",
    "site_one/settings.py": GOOD_SETTINGS,
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

/** Reviews a project with these files. */
export function reviewFiles(files: Files, environment?: Readonly<Record<string, string>>): ProjectReview {
  const project = openProject(writeProject(files))
  return reviewProject(project, environment === undefined ? undefined : new Map(Object.entries(environment)))
}

/** Reviews the good settings with these lines behind them. */
export function reviewLines(lines: string, environment?: Readonly<Record<string, string>>): ProjectReview {
  return reviewFiles({ "site_one/settings.py": GOOD_SETTINGS + lines }, environment)
}
