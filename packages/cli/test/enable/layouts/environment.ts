import { APPS, HEAD, MIDDLEWARE, PLAIN, type Layout, manage, oneFile } from "./layout.ts"

const set = { CORS_ALLOWED_ORIGINS: "https://a.example,https://b.example" }
const both = [{ module: "site_one.settings" }, { module: "site_one.settings", environment: set }]

/** Settings that read the environment, and packages that read settings. */
export const environments: readonly Layout[] = [
  oneFile(
    "os.environ",
    `${HEAD.replace("DEBUG = True", 'DEBUG = os.environ.get("DEBUG", "1") == "1"')}${APPS}${MIDDLEWARE}DATABASE_URL = os.environ.get("DATABASE_URL", "")\n`,
  ),
  oneFile(
    "django-environ",
    `import environ\nenv = environ.Env(DEBUG=(bool, False), HOSTS=(list, []))\n${HEAD.replace("DEBUG = True", 'DEBUG = env("DEBUG")').replace("ALLOWED_HOSTS = []", 'ALLOWED_HOSTS = env("HOSTS")')}${APPS}${MIDDLEWARE}`,
  ),
  oneFile(
    "python-decouple",
    `from decouple import Csv, config\n${HEAD.replace("DEBUG = True", 'DEBUG = config("DEBUG", default=True, cast=bool)').replace("ALLOWED_HOSTS = []", 'ALLOWED_HOSTS = config("HOSTS", default="", cast=Csv())')}${APPS}${MIDDLEWARE}`,
  ),
  oneFile(
    "origins of django-environ",
    `import environ\nenv = environ.Env()\n${PLAIN}CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])\n`,
    { reads: both },
  ),
  oneFile(
    "origins of django-environ without a default",
    `import environ\nenv = environ.Env()\n${PLAIN}CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS")\n`,
    { reads: both.slice(1) },
  ),
  oneFile(
    "origins of decouple",
    `from decouple import Csv, config\n${PLAIN}CORS_ALLOWED_ORIGINS = config("CORS_ALLOWED_ORIGINS", default="", cast=Csv())\n`,
    { reads: both },
  ),
  oneFile(
    "origins of os.environ",
    `${PLAIN}CORS_ALLOWED_ORIGINS = os.environ.get("CORS_ALLOWED_ORIGINS", "https://a.example").split(",")\n`,
    { reads: both },
  ),
  oneFile(
    "origins of environs",
    `from environs import Env\nenv = Env()\n${PLAIN}CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", [])\n`,
    { reads: both },
  ),
  oneFile(
    "origins as a comprehension",
    `${PLAIN}CORS_ALLOWED_ORIGINS = [origin for origin in os.environ.get("CORS_ALLOWED_ORIGINS", "").split(",") if origin]\n`,
    { reads: both },
  ),
  oneFile(
    "origins without doubles",
    `${PLAIN}ALWAYS = ["https://a.example"]\nCORS_ALLOWED_ORIGINS = list(dict.fromkeys(ALWAYS + [each.strip() for each in os.getenv("CORS_ALLOWED_ORIGINS", "").split(",")]))\n`,
    { reads: both },
  ),
  oneFile(
    "origins of a helper, without empty ones",
    `${PLAIN}def variable(name):\n    return os.environ.get(name, "")\n\nCORS_ALLOWED_ORIGINS = variable("CORS_ALLOWED_ORIGINS").split(" ")\nCORS_ALLOWED_ORIGINS = [each for each in CORS_ALLOWED_ORIGINS if each]\n`,
    { reads: both },
  ),
  oneFile(
    "origins with more in production",
    `${PLAIN}CORS_ALLOWED_ORIGINS = []\nif os.environ.get("DOMAIN"):\n    CORS_ALLOWED_ORIGINS += [f"https://{os.environ['DOMAIN']}"]\n`,
    { reads: [{ module: "site_one.settings" }, { module: "site_one.settings", environment: { DOMAIN: "x.example" } }] },
  ),
  oneFile(
    "more apps from the environment",
    `import environ\nenv = environ.Env()\n${HEAD}${APPS}INSTALLED_APPS += env.list("EXTRA_APPS", default=[])\n${MIDDLEWARE}`,
    { reads: [{ module: "site_one.settings", environment: { EXTRA_APPS: "one,two" } }] },
  ),
  oneFile(
    "dynaconf below the settings",
    `${PLAIN}import dynaconf  # noqa\nsettings = dynaconf.DjangoDynaconf(__name__)  # noqa\n`,
  ),
  {
    name: "django-configurations",
    files: {
      "manage.py": `${manage("site_one.settings")}os.environ.setdefault("DJANGO_CONFIGURATION", "Dev")\n`,
      "site_one/__init__.py": "",
      "site_one/settings.py": `from configurations import Configuration\n\n\nclass Base(Configuration):\n    SECRET_KEY = "x"\n    INSTALLED_APPS = [\n        "django.contrib.auth",\n    ]\n    MIDDLEWARE = [\n        "django.middleware.common.CommonMiddleware",\n    ]\n    ROOT_URLCONF = "site_one.urls"\n\n\nclass Dev(Base):\n    DEBUG = True\n\n\nclass Prod(Base):\n    DEBUG = False\n`,
    },
    reads: [
      { module: "site_one.settings", configuration: "Dev" },
      { module: "site_one.settings", configuration: "Prod" },
    ],
    changes: ["site_one/settings.py"],
  },
  {
    name: "django-split-settings",
    files: {
      "manage.py": manage("site_one.settings"),
      "site_one/__init__.py": "",
      "site_one/settings/__init__.py":
        'from split_settings.tools import include, optional\n\ninclude("components/*.py", optional("local.py"))\n',
      "site_one/settings/components/apps.py": `${HEAD}${APPS}`,
      "site_one/settings/components/middleware.py": MIDDLEWARE,
    },
    reads: [{ module: "site_one.settings" }],
    changes: ["site_one/settings/components/apps.py", "site_one/settings/components/middleware.py"],
  },
  {
    name: "django-split-settings with a tuple of files",
    files: {
      "manage.py": manage("site_one.settings"),
      "site_one/__init__.py": "",
      "site_one/settings/__init__.py":
        'from split_settings.tools import include, optional\n\n_files = ("components/common.py", "components/middleware.py", optional("environments/local.py"))\n\ninclude(*_files)\n',
      "site_one/settings/components/common.py": `${HEAD}${APPS}`,
      "site_one/settings/components/middleware.py": MIDDLEWARE,
    },
    reads: [{ module: "site_one.settings" }],
    changes: ["site_one/settings/components/common.py", "site_one/settings/components/middleware.py"],
  },
]
