import type { EnableRequest } from "../../../src/enable/request.ts"

/** A settings module that Python imports before and after. */
export interface Reading {
  readonly module: string
  /** Where Python searches for it, from the root. */
  readonly folder?: string
  /** The class of django-configurations. */
  readonly configuration?: string
  readonly environment?: Readonly<Record<string, string>>
  /** What may stand above the middleware, by the beginning of its name. */
  readonly below?: string
}

/** A project as people lay them out, and what enabling makes of it. */
export interface Layout {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly request?: Partial<EnableRequest>
  /** `--settings`. */
  readonly settings?: string
  readonly reads: readonly Reading[]
  /** The files that change; every other one stays. */
  readonly changes: readonly string[]
  /** Set: bytes other than new ones change, because something is moved or replaced. */
  readonly replaces?: true
}

/** A project that is left alone. */
export interface RefusedLayout {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly request?: Partial<EnableRequest>
  readonly settings?: string
  /** A part of the reason. */
  readonly why: string
}

/** A `manage.py` for a settings module. */
export function manage(module: string, variable = "DJANGO_SETTINGS_MODULE"): string {
  return `#!/usr/bin/env python
import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("${variable}", "${module}")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`
}

/** A `wsgi.py` for a settings module. */
export function wsgi(module: string): string {
  return `import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")
application = get_wsgi_application()
`
}

/** A project of one settings file. */
export function oneFile(name: string, settings: string, more: Partial<Layout> = {}): Layout {
  return {
    name,
    reads: [{ module: "site_one.settings" }],
    changes: ["site_one/settings.py"],
    ...more,
    files: {
      "manage.py": manage("site_one.settings"),
      "site_one/__init__.py": "",
      "site_one/settings.py": settings,
      ...more.files,
    },
  }
}

/** The usual beginning of settings. */
export const HEAD = `import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "not a secret"
DEBUG = True
ALLOWED_HOSTS = []
ROOT_URLCONF = "site_one.urls"
`

/** Apps as lists have them. */
export const APPS = `INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "rest_framework",
    "blog",
]
`

/** Middleware as lists have it. */
export const MIDDLEWARE = `MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
`

/** Settings with nothing unusual. */
export const PLAIN: string = `${HEAD}
${APPS}
${MIDDLEWARE}
STATIC_URL = "static/"
`
