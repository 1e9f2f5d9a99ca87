import { APPS, HEAD, type Layout, MIDDLEWARE, PLAIN, manage, oneFile, wsgi } from "./layout.ts"

const BASE = PLAIN

function split(name: string, files: Readonly<Record<string, string>>, more: Partial<Layout> = {}): Layout {
  return {
    name,
    reads: [{ module: "config.settings.local" }, { module: "config.settings.production" }],
    changes: ["config/settings/base.py"],
    ...more,
    files: {
      "manage.py": manage("config.settings.local"),
      "config/__init__.py": "",
      "config/wsgi.py": wsgi("config.settings.production"),
      "config/settings/__init__.py": "",
      "config/settings/base.py": BASE,
      "config/settings/local.py": "from .base import *\n\nDEBUG = True\n",
      "config/settings/production.py": "from .base import *\n\nDEBUG = False\nALLOWED_HOSTS = ['api.example.com']\n",
      ...files,
    },
  }
}

/** Settings in several files. */
export const splitSettings: readonly Layout[] = [
  split("base, local and production", {}),
  split(
    "production adds to the lists",
    {
      "config/settings/production.py":
        'from .base import *\nINSTALLED_APPS += ["storages"]\nMIDDLEWARE += ["a.Last"]\nMIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")\n',
    },
    { changes: ["config/settings/base.py", "config/settings/local.py", "config/settings/production.py"] },
  ),
  split(
    "local shows the toolbar first",
    {
      "config/settings/local.py":
        'from .base import *\nfrom .base import INSTALLED_APPS\nINSTALLED_APPS += ["debug_toolbar"]\nMIDDLEWARE = ["debug_toolbar.middleware.DebugToolbarMiddleware"] + MIDDLEWARE\n',
    },
    {
      reads: [{ module: "config.settings.local", below: "debug_toolbar." }, { module: "config.settings.production" }],
    },
  ),
  split("cookiecutter-django", {
    "config/settings/base.py": `"""Base settings."""\nfrom pathlib import Path\n\nimport environ\n\nBASE_DIR = Path(__file__).resolve(strict=True).parent.parent.parent\nAPPS_DIR = BASE_DIR / "blog"\nenv = environ.Env()\n\nREAD_DOT_ENV_FILE = env.bool("DJANGO_READ_DOT_ENV_FILE", default=False)\nif READ_DOT_ENV_FILE:\n    env.read_env(str(BASE_DIR / ".env"))\n\nDEBUG = env.bool("DJANGO_DEBUG", False)\nSECRET_KEY = "x"\nDJANGO_APPS = [\n    "django.contrib.auth",\n    # "django.contrib.humanize", # Handy template tags\n]\nTHIRD_PARTY_APPS = [\n    "crispy_forms",\n    "allauth",\n]\n\nLOCAL_APPS = [\n    "blog.users",\n    # Your stuff: custom apps go here\n]\n# https://docs.djangoproject.com/en/dev/ref/settings/#installed-apps\nINSTALLED_APPS = DJANGO_APPS + THIRD_PARTY_APPS + LOCAL_APPS\n\n${MIDDLEWARE}`,
    "config/settings/local.py":
      'from .base import *  # noqa: F403\nfrom .base import INSTALLED_APPS\nfrom .base import MIDDLEWARE\nfrom .base import env\n\nDEBUG = True\nSECRET_KEY = env("DJANGO_SECRET_KEY", default="y")\nINSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS]\nINSTALLED_APPS += ["debug_toolbar"]\nMIDDLEWARE += ["debug_toolbar.middleware.DebugToolbarMiddleware"]\n',
    "config/settings/production.py":
      'from .base import *  # noqa: F403\nfrom .base import INSTALLED_APPS\nfrom .base import env\n\nSECRET_KEY = env("DJANGO_SECRET_KEY", default="z")\nINSTALLED_APPS += ["anymail"]\n',
  }),
  split("manage.py chooses by a variable", {
    "manage.py":
      'import os\nimport sys\n\nif __name__ == "__main__":\n    name = os.environ.get("STAGE", "local")\n    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings." + name)\n',
    "config/wsgi.py": wsgi("config.settings.production"),
  }),
  split("absolute imports", {
    "config/settings/local.py": "from config.settings.base import *\n",
    "config/settings/production.py":
      "from config.settings import base\nfrom config.settings.base import *\nINSTALLED_APPS = base.INSTALLED_APPS + ['storages']\n",
  }),
  split(
    "three levels",
    {
      "config/settings/common.py": BASE,
      "config/settings/base.py": "from .common import *\nSITE_ID = 1\n",
    },
    { changes: ["config/settings/common.py"] },
  ),
  split(
    "named imports",
    {
      "config/settings/local.py":
        "from .base import INSTALLED_APPS, MIDDLEWARE, ROOT_URLCONF, SECRET_KEY\nDEBUG = True\n",
    },
    {
      reads: [{ module: "config.settings.production" }],
      changes: ["config/settings/base.py", "config/settings/local.py"],
    },
  ),
  split(
    "__init__ chooses",
    {
      "manage.py": manage("config.settings"),
      "config/wsgi.py": wsgi("config.settings"),
      "config/settings/__init__.py":
        'import os\n\nif os.environ.get("STAGE") == "production":\n    from .production import *\nelse:\n    from .local import *\n',
    },
    { reads: [{ module: "config.settings" }, { module: "config.settings", environment: { STAGE: "production" } }] },
  ),
  split(
    "apps and middleware in files of their own",
    {
      "config/settings/base.py": `${HEAD}from .apps import *\nfrom .middleware import MIDDLEWARE\n`,
      "config/settings/apps.py": APPS,
      "config/settings/middleware.py": MIDDLEWARE,
    },
    { changes: ["config/settings/apps.py", "config/settings/middleware.py", "config/settings/base.py"] },
  ),
  split(
    "one of several is named",
    {
      "config/settings/local.py": PLAIN,
    },
    {
      settings: "config.settings.local",
      reads: [{ module: "config.settings.local" }],
      changes: ["config/settings/local.py"],
    },
  ),
  split(
    "one of several is named as a file",
    {
      "config/settings/local.py": PLAIN,
    },
    {
      settings: "config/settings/local.py",
      reads: [{ module: "config.settings.local" }],
      changes: ["config/settings/local.py"],
    },
  ),
  split(
    "two modules that share nothing",
    {
      "config/settings/local.py": PLAIN,
      "config/settings/production.py": PLAIN.replace("DEBUG = True", "DEBUG = False"),
    },
    { changes: ["config/settings/local.py", "config/settings/production.py"] },
  ),
  split(
    "production has it already, local has not",
    {
      "config/settings/production.py":
        'from .base import *\nINSTALLED_APPS += ["corsheaders"]\nMIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]\nCORS_ALLOWED_ORIGINS = ["https://app.example.com"]\n',
    },
    { reads: [{ module: "config.settings.local" }], changes: ["config/settings/local.py"] },
  ),
  split(
    "settings that nobody names have it already",
    {
      "config/settings/staging.py":
        'from .base import *\nINSTALLED_APPS += ["corsheaders"]\nMIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"] + MIDDLEWARE\nCORS_ALLOWED_ORIGINS = ["https://app.example.com"]\n',
    },
    { changes: ["config/settings/local.py", "config/settings/production.py"] },
  ),
  oneFile(
    "local_settings in try",
    `${PLAIN}\ntry:\n    from .local_settings import *\nexcept ImportError:\n    pass\n`,
  ),
  oneFile(
    "local_settings that is there",
    `${PLAIN}\ntry:\n    from .local_settings import *\nexcept ImportError:\n    pass\n`,
    {
      files: { "site_one/local_settings.py": "DEBUG = False\nALLOWED_HOSTS = ['*']\n" },
    },
  ),
  oneFile("local_settings that adds to the lists", `${PLAIN}\nfrom .local_settings import *\n`, {
    files: {
      "site_one/local_settings.py": "from .settings import INSTALLED_APPS, MIDDLEWARE\nINSTALLED_APPS += ['extra']\n",
    },
  }),
  {
    name: "a project below backend/",
    files: Object.fromEntries(
      Object.entries({ ...oneFile("", PLAIN).files, "requirements.txt": "Django>=5.2\n" })
        .map(([path, text]) => [`backend/${path}`, text])
        .concat([["frontend/package.json", "{}"]]),
    ),
    reads: [{ module: "site_one.settings", folder: "backend" }],
    changes: ["backend/requirements.txt", "backend/site_one/settings.py"],
  },
  {
    name: "manage.py beside src/",
    files: {
      "manage.py":
        'import os\nimport sys\nsys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "src"))\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_one.settings")\n',
      "src/site_one/__init__.py": "",
      "src/site_one/settings.py": PLAIN,
    },
    reads: [{ module: "site_one.settings", folder: "src" }],
    changes: ["src/site_one/settings.py"],
  },
  {
    name: "settings beside manage.py",
    files: { "manage.py": manage("settings"), "settings.py": PLAIN },
    reads: [{ module: "settings" }],
    changes: ["settings.py"],
  },
  {
    name: "only wsgi.py names the settings",
    files: { "core/__init__.py": "", "core/wsgi.py": wsgi("core.conf"), "core/conf.py": PLAIN },
    reads: [{ module: "core.conf" }],
    changes: ["core/conf.py"],
  },
  {
    name: "pytest.ini and .env name the settings",
    files: {
      ".env": "DJANGO_SETTINGS_MODULE=core.conf.dev\n",
      "pytest.ini": "[pytest]\nDJANGO_SETTINGS_MODULE = core.conf.test\n",
      "core/__init__.py": "",
      "core/conf/__init__.py": "",
      "core/conf/dev.py": "from .base import *\n",
      "core/conf/test.py": "from .base import *\n",
      "core/conf/base.py": PLAIN,
    },
    reads: [{ module: "core.conf.dev" }, { module: "core.conf.test" }],
    changes: ["core/conf/base.py"],
  },
]
