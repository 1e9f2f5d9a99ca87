import { APPS, HEAD, MIDDLEWARE, PLAIN, type RefusedLayout, manage, oneFile } from "./layout.ts"

function refused(name: string, settings: string, why: string, more: Partial<RefusedLayout> = {}): RefusedLayout {
  return { name, why, ...more, files: { ...oneFile(name, settings).files, ...more.files } }
}

/** Projects in which an edit could be wrong. */
export const refusedLayouts: readonly RefusedLayout[] = [
  refused("a syntax error", `${PLAIN}if True\n    X = 1\n`, "line"),
  refused("Python 2", `${PLAIN}print "started"\n`, "Python 2"),
  refused("a syntax error in the base", "from .base import *\n", "line", {
    files: { "site_one/base.py": `${PLAIN}X = [\n` },
  }),
  refused("another encoding", `# -*- coding: cp1251 -*-\n# \u00e9\n${PLAIN}`, "encoding"),
  refused(
    "apps made in a function",
    `${HEAD}def apps():\n    return ["blog"]\n\nINSTALLED_APPS = apps()\n${MIDDLEWARE}`,
    "INSTALLED_APPS",
  ),
  refused(
    "middleware made in a function",
    `${HEAD}${APPS}def make():\n    return ["a.A"]\n\nMIDDLEWARE = make()\n`,
    "MIDDLEWARE",
  ),
  refused(
    "middleware from the environment",
    `${HEAD}${APPS}MIDDLEWARE = os.environ["MIDDLEWARE"].split(",")\n`,
    "MIDDLEWARE",
  ),
  refused("apps from a package's star import", `from company_settings import *\nDEBUG = True\n`, "INSTALLED_APPS"),
  refused(
    "apps from a file of data",
    `import json\n${HEAD}CONFIG = json.load(open("config.json"))\nINSTALLED_APPS = CONFIG["apps"]\n${MIDDLEWARE}`,
    "INSTALLED_APPS",
  ),
  refused(
    "the app only with DEBUG",
    `${HEAD.replace("DEBUG = True", 'DEBUG = os.environ.get("DEBUG") == "1"')}${APPS}${MIDDLEWARE}if DEBUG:\n    INSTALLED_APPS += ["corsheaders"]\n`,
    "condition",
  ),
  refused(
    "the middleware only with DEBUG",
    `${HEAD.replace("DEBUG = True", 'DEBUG = os.environ.get("DEBUG") == "1"')}${APPS}${MIDDLEWARE}if DEBUG:\n    MIDDLEWARE.insert(0, "corsheaders.middleware.CorsMiddleware")\n`,
    "CorsMiddleware",
  ),
  refused(
    "the app only where it is installed",
    `${HEAD}${APPS}import importlib.util\nif importlib.util.find_spec("corsheaders") is not None:\n    INSTALLED_APPS.append("corsheaders")\n${MIDDLEWARE}`,
    "condition",
  ),
  refused(
    "origins that a method computes",
    `from configurations import Configuration\n\nclass Dev(Configuration):\n    SECRET_KEY = "x"\n    INSTALLED_APPS = ["blog"]\n    MIDDLEWARE = ["a.A"]\n\n    @property\n    def CORS_ALLOWED_ORIGINS(self):\n        return ["https://a.example"]\n`,
    "CORS_ALLOWED_ORIGINS",
    { files: { "manage.py": `${manage("site_one.settings")}os.environ.setdefault("DJANGO_CONFIGURATION", "Dev")\n` } },
  ),
  refused(
    "the middleware twice",
    `${HEAD}${APPS}MIDDLEWARE = ["a.A", "corsheaders.middleware.CorsMiddleware", "corsheaders.middleware.CorsMiddleware"]\n`,
    "CorsMiddleware",
  ),
  refused(
    "MIDDLEWARE_CLASSES of Django 1",
    `${HEAD}${APPS}MIDDLEWARE_CLASSES = ["django.middleware.common.CommonMiddleware"]\n`,
    "MIDDLEWARE_CLASSES",
  ),
  refused(
    "origins as a string",
    `${PLAIN}CORS_ALLOWED_ORIGINS = os.environ.get("ORIGINS", "")\n`,
    "CORS_ALLOWED_ORIGINS",
  ),
  refused("cookies for everyone", `${PLAIN}CORS_ALLOW_ALL_ORIGINS = True\n`, "CORS_ALLOW_ALL_ORIGINS", {
    request: { credentials: true },
  }),
  refused(
    "cookies for everyone with DEBUG",
    `${PLAIN}CORS_ALLOW_ALL_ORIGINS = bool(os.environ.get("DEBUG"))\n`,
    "CORS_ALLOW_ALL_ORIGINS",
    { request: { credentials: true } },
  ),
  refused(
    "cookies from the environment",
    `${PLAIN}CORS_ALLOW_CREDENTIALS = os.environ.get("X") == "1"\n`,
    "CORS_ALLOW_CREDENTIALS",
    { request: { credentials: true } },
  ),
  {
    name: "a template of django-admin",
    files: {
      "manage.py": manage("{{ project_name }}.settings"),
      "project_name/settings.py": `SECRET_KEY = "{{ secret_key }}"\n${APPS}${MIDDLEWARE}`,
    },
    why: "template",
  },
  {
    name: "a cookiecutter",
    files: {
      "cookiecutter.json": "{}",
      "{{cookiecutter.slug}}/manage.py": manage("{{cookiecutter.slug}}.settings"),
      "{{cookiecutter.slug}}/{{cookiecutter.slug}}/settings.py": PLAIN,
    },
    why: "template",
  },
  {
    name: "a settings file with cookiecutter's lines",
    files: {
      "manage.py": manage("site_one.settings"),
      "site_one/settings.py": `${HEAD}INSTALLED_APPS = [\n    "blog",\n{%- if cookiecutter.use_drf == "y" %}\n    "rest_framework",\n{%- endif %}\n]\n${MIDDLEWARE}`,
    },
    why: "template",
  },
  { name: "no project", files: { "app.py": "print('flask')\n" }, why: "no Django project" },
  {
    name: "a fragment that nobody imports",
    files: { "conf/apps_fragment.py": APPS, "README.md": "" },
    why: "no Django project",
  },
  {
    name: "several projects",
    files: {
      "one/manage.py": manage("a.settings"),
      "two/manage.py": manage("b.settings"),
      "one/a/settings.py": PLAIN,
      "two/b/settings.py": PLAIN,
    },
    why: "several",
  },
  { name: "settings that are missing", files: { "manage.py": manage("gone.settings") }, why: "no such module" },
  refused("a --settings that is missing", PLAIN, "no settings", { settings: "site_one.prod" }),
]
