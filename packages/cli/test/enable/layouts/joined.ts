import { APPS, HEAD, type Layout, MIDDLEWARE, PLAIN, oneFile } from "./layout.ts"

/** Lists that are put together of others. */
export const joined: readonly Layout[] = [
  oneFile(
    "DJANGO_APPS + THIRD_PARTY_APPS + LOCAL_APPS",
    `${HEAD}DJANGO_APPS = [\n    "django.contrib.auth",\n]\nTHIRD_PARTY_APPS = [\n    "rest_framework",\n]\nLOCAL_APPS = [\n    "blog",\n]\nINSTALLED_APPS = DJANGO_APPS + THIRD_PARTY_APPS + LOCAL_APPS\n${MIDDLEWARE}`,
  ),
  oneFile(
    "DJANGO_APPS + LOCAL_APPS in tuples",
    `${HEAD}DJANGO_APPS = (\n    'django.contrib.auth',\n)\nLOCAL_APPS = (\n    'blog',\n)\nINSTALLED_APPS = DJANGO_APPS + LOCAL_APPS\n${MIDDLEWARE}`,
  ),
  oneFile(
    "stars",
    `${HEAD}EXTERNAL_APPS = []\nINSTALLED_APPS = [*EXTERNAL_APPS, "blog"]\nFIRST = ["django.middleware.security.SecurityMiddleware"]\nMIDDLEWARE = [*FIRST, "django.middleware.common.CommonMiddleware"]\n`,
  ),
  oneFile(
    "+= of a list",
    `${HEAD}${APPS}INSTALLED_APPS += ["taggit"]\n${MIDDLEWARE}MIDDLEWARE += ["blog.middleware.Last"]\n`,
  ),
  oneFile("+= of a tuple to a list", `${HEAD}${APPS}INSTALLED_APPS += ("taggit",)\n${MIDDLEWARE}`),
  oneFile(
    "append and extend",
    `${HEAD}${APPS}INSTALLED_APPS.append("taggit")\nINSTALLED_APPS.extend(["a", "b"])\n${MIDDLEWARE}`,
  ),
  oneFile("insert at the front", `${HEAD}${APPS}${MIDDLEWARE}MIDDLEWARE.insert(0, "blog.middleware.First")\n`),
  oneFile("insert behind the first", `${HEAD}${APPS}${MIDDLEWARE}MIDDLEWARE.insert(1, "blog.middleware.Second")\n`),
  oneFile("a list in front later", `${HEAD}${APPS}${MIDDLEWARE}MIDDLEWARE = ["blog.middleware.First"] + MIDDLEWARE\n`),
  oneFile(
    "+= to an empty list",
    `${HEAD}INSTALLED_APPS = []\nINSTALLED_APPS += ["blog"]\nMIDDLEWARE = []\nMIDDLEWARE += ["django.middleware.common.CommonMiddleware"]\n`,
  ),
  oneFile(
    "if DEBUG, after the lists",
    `${HEAD}${APPS}${MIDDLEWARE}if DEBUG:\n    INSTALLED_APPS += ["debug_toolbar"]\n    MIDDLEWARE += ["debug_toolbar.middleware.DebugToolbarMiddleware"]\n`,
  ),
  oneFile(
    "if DEBUG from the environment",
    `${HEAD.replace("DEBUG = True", 'DEBUG = os.environ.get("DEBUG") == "1"')}${APPS}${MIDDLEWARE}if DEBUG:\n    INSTALLED_APPS += ["debug_toolbar"]\n    MIDDLEWARE.insert(0, "debug_toolbar.middleware.DebugToolbarMiddleware")\n`,
    { reads: [{ module: "site_one.settings" }, { module: "site_one.settings", environment: { DEBUG: "1" } }] },
  ),
  oneFile(
    "one of two lists",
    `${HEAD.replace("DEBUG = True", 'DEBUG = os.environ.get("DEBUG") == "1"')}if DEBUG:\n    INSTALLED_APPS = ["blog", "debug_toolbar"]\n    MIDDLEWARE = ["a.A"]\nelse:\n    INSTALLED_APPS = ("blog",)\n    MIDDLEWARE = ("b.B",)\n`,
    { reads: [{ module: "site_one.settings" }, { module: "site_one.settings", environment: { DEBUG: "1" } }] },
  ),
  oneFile(
    "a condition inside the list",
    `${HEAD.replace("DEBUG = True", 'DEBUG = os.environ.get("DEBUG") == "1"')}INSTALLED_APPS = ["blog", *(["debug_toolbar"] if DEBUG else [])]\nMIDDLEWARE = [*(["debug_toolbar.middleware.X"] if DEBUG else []), "a.A"]\n`,
    { reads: [{ module: "site_one.settings" }, { module: "site_one.settings", environment: { DEBUG: "1" } }] },
  ),
  oneFile(
    "a loop over a known list",
    `${HEAD}${APPS}for app in ("one", "two"):\n    INSTALLED_APPS.append(app)\n${MIDDLEWARE}`,
  ),
  oneFile(
    "a comprehension",
    `${HEAD}OWN = ["one", "two"]\nINSTALLED_APPS = ["django.contrib.auth"] + ["apps." + name for name in OWN]\n${MIDDLEWARE}`,
  ),
  oneFile(
    "apps of tenants",
    `${HEAD}SHARED_APPS = (\n    "django_tenants",\n    "customers",\n)\nTENANT_APPS = (\n    "blog",\n)\nINSTALLED_APPS = list(SHARED_APPS) + [app for app in TENANT_APPS if app not in SHARED_APPS]\n${MIDDLEWARE}`,
  ),
  oneFile(
    "a list under two names",
    `${HEAD}COMMON = ["django.middleware.common.CommonMiddleware"]\nMIDDLEWARE = COMMON\n${APPS}`,
  ),
  oneFile(
    "try around an optional app",
    `${HEAD}${APPS}${MIDDLEWARE}try:\n    import django_extensions\n    INSTALLED_APPS += ["django_extensions"]\nexcept ImportError:\n    pass\n`,
  ),
  oneFile("only INSTALLED_APPS", `${HEAD}${APPS}`),
  oneFile(
    "django-oscar's way",
    `${HEAD}from os import path\nINSTALLED_APPS = [\n    "django.contrib.auth",\n] + ["oscar." + name for name in ("basket", "order")]\n${MIDDLEWARE}`,
  ),
  oneFile(
    "settings set by name",
    `${HEAD}globals()["INSTALLED_APPS"] = ["blog"]\nMIDDLEWARE = ["a.A"]\nglobals().update({"X": 1})\n`,
  ),
  oneFile(
    "insert behind another one, by its index",
    `${HEAD}${APPS}${MIDDLEWARE}MIDDLEWARE.insert(MIDDLEWARE.index("django.middleware.common.CommonMiddleware") + 1, "blog.middleware.Own")\n`,
  ),
  oneFile(
    "insert in a try",
    `${HEAD}${APPS}${MIDDLEWARE}try:\n    import whitenoise\n    MIDDLEWARE.insert(3, "whitenoise.middleware.WhiteNoiseMiddleware")\nexcept ImportError:\n    pass\n`,
  ),
  oneFile(
    "a slice in front",
    `${HEAD}${APPS}${MIDDLEWARE}INSTALLED_APPS[0:0] = ["first"]\nMIDDLEWARE[0:0] = ["debug_toolbar.middleware.DebugToolbarMiddleware"]\n`,
  ),
  oneFile(
    "filters",
    `${HEAD}${APPS}${MIDDLEWARE}INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "blog"]\nMIDDLEWARE = tuple(\n    item for item in MIDDLEWARE if "csrf" not in item\n) + ("blog.middleware.Last",)\n`,
  ),
  oneFile(
    "list() of itself, then +=, then tuple()",
    `${HEAD}INSTALLED_APPS = ("django.contrib.auth",)\nINSTALLED_APPS = list(INSTALLED_APPS)\nINSTALLED_APPS += ["blog"]\nINSTALLED_APPS = tuple(INSTALLED_APPS)\n${MIDDLEWARE}`,
  ),
  oneFile(
    "a loop over what is installed",
    `${HEAD}${APPS}from importlib.metadata import entry_points\nfor plugin in entry_points(group="nothing.plugin"):\n    INSTALLED_APPS.append(plugin.module)\n${MIDDLEWARE}`,
  ),
  oneFile(
    "a function that is given the list",
    `${HEAD}${APPS}${MIDDLEWARE}import json\njson.dumps(INSTALLED_APPS)\njson.dumps(MIDDLEWARE)\n`,
  ),
  oneFile(
    "remove",
    `${HEAD}${APPS}${MIDDLEWARE}INSTALLED_APPS.remove("blog")\nMIDDLEWARE.remove("django.middleware.csrf.CsrfViewMiddleware")\n`,
  ),
  oneFile(
    "a helper list that becomes MIDDLEWARE",
    `${HEAD}${APPS}_MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]\ntry:\n    at = _MIDDLEWARE.index("django.middleware.security.SecurityMiddleware")\n    _MIDDLEWARE.insert(at + 1, "a.A")\nexcept ValueError:\n    _MIDDLEWARE.insert(0, "a.A")\nMIDDLEWARE = tuple(_MIDDLEWARE)\n`,
  ),
  oneFile(
    "apps that depend on a variable",
    `${HEAD}DJANGO_APPS = ["django.contrib.auth"]\nTHIRD_PARTY_APPS = [\n    "sass_processor",\n]\nif os.environ.get("AWS"):\n    THIRD_PARTY_APPS.append("storages")\nINSTALLED_APPS = DJANGO_APPS + THIRD_PARTY_APPS\n${MIDDLEWARE}`,
    { reads: [{ module: "site_one.settings" }, { module: "site_one.settings", environment: { AWS: "1" } }] },
  ),
  oneFile(
    "tuples that depend on a variable, in front",
    `${HEAD}if os.environ.get("TOOLS"):\n    MORE = ("debug_toolbar",)\nelse:\n    MORE = tuple([])\nINSTALLED_APPS = MORE + (\n    "django.contrib.auth",\n)\n${MIDDLEWARE}`,
    { reads: [{ module: "site_one.settings" }, { module: "site_one.settings", environment: { TOOLS: "1" } }] },
  ),
  oneFile(
    "the old name of MIDDLEWARE beside the new one",
    `${HEAD}${APPS}${MIDDLEWARE.replace("MIDDLEWARE", "MIDDLEWARE_CLASSES")}MIDDLEWARE = MIDDLEWARE_CLASSES\n`,
  ),
  oneFile(
    "two names for one list",
    `${HEAD}${APPS}${MIDDLEWARE.replace("MIDDLEWARE", "MIDDLEWARE = MIDDLEWARE_CLASSES")}`,
  ),
  oneFile("a plain project again", PLAIN.replaceAll("\n\n", "\n")),
]
