import { APPS, HEAD, type Layout, MIDDLEWARE, PLAIN, oneFile } from "./layout.ts"

/** Ways in which people write one file. */
export const formatting: readonly Layout[] = [
  oneFile("the usual file", PLAIN),
  oneFile("single quotes", PLAIN.replaceAll('"', "'")),
  oneFile("tuples", PLAIN.replaceAll("[\n", "(\n").replaceAll("\n]", "\n)")),
  oneFile("no trailing commas", PLAIN.replaceAll(/,\n\]/g, "\n]")),
  oneFile("CR LF", PLAIN.replaceAll("\n", "\r\n")),
  oneFile("a byte order mark", `\uFEFF${PLAIN}`),
  oneFile("a byte order mark and CR LF", `\uFEFF${PLAIN.replaceAll("\n", "\r\n")}`),
  oneFile("CR alone", PLAIN.replaceAll("\n", "\r")),
  oneFile("tabs", PLAIN.replaceAll("    ", "\t")),
  oneFile("two spaces", PLAIN.replaceAll("    ", "  ")),
  oneFile("no line break at the end", `${HEAD}${APPS}${MIDDLEWARE}`.trimEnd()),
  oneFile(
    "lists on one line",
    `${HEAD}INSTALLED_APPS = ["django.contrib.auth", "blog"]\nMIDDLEWARE = ["django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]\n`,
  ),
  oneFile(
    "tuples of one on one line",
    `${HEAD}INSTALLED_APPS = ("django.contrib.auth",)\nMIDDLEWARE = ('django.middleware.common.CommonMiddleware',)\n`,
  ),
  oneFile(
    "tuples without parentheses",
    `${HEAD}INSTALLED_APPS = "django.contrib.auth", "blog"\nMIDDLEWARE = "django.middleware.common.CommonMiddleware",\n`,
  ),
  oneFile("empty lists", `${HEAD}INSTALLED_APPS = []\nMIDDLEWARE = [ ]\n`),
  oneFile("empty lists over lines", `${HEAD}INSTALLED_APPS = [\n]\nMIDDLEWARE = [\n    # none yet\n]\n`),
  oneFile("empty tuples", `${HEAD}INSTALLED_APPS = ()\nMIDDLEWARE = tuple()\n`),
  oneFile(
    "closing brackets on the last line",
    `${HEAD}INSTALLED_APPS = ['django.contrib.auth',\n                  'django.contrib.contenttypes',\n                  'blog']\nMIDDLEWARE = ['django.middleware.security.SecurityMiddleware',\n              'django.middleware.common.CommonMiddleware']\n`,
  ),
  oneFile(
    "several on a line",
    `${HEAD}INSTALLED_APPS = [\n    'django.contrib.auth', 'django.contrib.contenttypes',\n    'django.contrib.sessions', 'blog',\n]\nMIDDLEWARE = [\n    'django.middleware.security.SecurityMiddleware', 'django.middleware.common.CommonMiddleware',\n]\n`,
  ),
  oneFile(
    "comments everywhere",
    `${HEAD}INSTALLED_APPS = [  # what is installed
    # Django's own
    "django.contrib.auth",  # users
    "django.contrib.contenttypes",

    # ours
    "blog"  # the last one
    # "debug_toolbar",
]  # end
MIDDLEWARE = [
    # first of all
    "django.middleware.security.SecurityMiddleware",  # https

    # "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
]  # end
`,
  ),
  oneFile(
    "commas in front",
    `${HEAD}INSTALLED_APPS = [\n    'django.contrib.auth'\n  , 'blog'\n]\nMIDDLEWARE = [\n    'django.middleware.security.SecurityMiddleware'\n  , 'django.middleware.common.CommonMiddleware'\n]\n`,
  ),
  oneFile(
    "annotations",
    PLAIN.replace("INSTALLED_APPS =", "INSTALLED_APPS: list[str] =").replace("MIDDLEWARE =", "MIDDLEWARE: list[str] ="),
  ),
  oneFile(
    "list()",
    `${HEAD}INSTALLED_APPS = list(("django.contrib.auth", "blog"))\nMIDDLEWARE = list(["django.middleware.common.CommonMiddleware"])\n`,
  ),
  oneFile(
    "parentheses around a list",
    `${HEAD}INSTALLED_APPS = (["django.contrib.auth"])\nMIDDLEWARE = (\n    ["django.middleware.common.CommonMiddleware"]\n)\n`,
  ),
  oneFile(
    "backslashes",
    `${HEAD}INSTALLED_APPS = \\\n    ["django.contrib.auth"]\nMIDDLEWARE = [ \\\n    "django.middleware.common.CommonMiddleware", \\\n]\n`,
  ),
  oneFile(
    "statements that share a line",
    `${HEAD}INSTALLED_APPS = ["django.contrib.auth"]; MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]; LANGUAGES = [\n    ("en", "English"),\n]\n`,
  ),
  oneFile(
    "strings with prefixes and in parts",
    `${HEAD}INSTALLED_APPS = [u'django.contrib.auth', r'blog', 'django.contrib.' 'sessions']\nMIDDLEWARE = [u'django.middleware.common.CommonMiddleware']\n`,
  ),
  oneFile(
    "settings in a string",
    `"""\nINSTALLED_APPS = ["not this"]\nMIDDLEWARE = ["nor this"]\n"""\n${HEAD}TEXT = """\nMIDDLEWARE = [\n"""\n${APPS}${MIDDLEWARE}`,
  ),
  oneFile("other languages in comments", `# -*- coding: utf-8 -*-\n# Настройки проекта 設定 🎉\n${PLAIN}`),
  oneFile("form feeds", `${HEAD}\f\n${APPS}\f\n${MIDDLEWARE}`),
  oneFile("a plain ASCII file that declares Latin-1", `# -*- coding: latin-1 -*-\n${PLAIN}`),
  oneFile("white space at line ends", PLAIN.replaceAll("[\n", "[  \n").replaceAll(",\n", ", \n")),
  oneFile("app configurations", PLAIN.replace('"blog"', '"blog.apps.BlogConfig"')),
  oneFile(
    "brackets on lines of their own",
    `${HEAD}INSTALLED_APPS = (\n    [\n        "blog",\n    ]\n)\nMIDDLEWARE = list(\n    (\n        "django.middleware.common.CommonMiddleware",\n    )\n)\n`,
  ),
]
