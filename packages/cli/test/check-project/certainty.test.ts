import { describe, expect, test } from "vitest"
import type { ProjectReview } from "../../src/check-project/review-project.ts"
import { GOOD_SETTINGS, reviewFiles, reviewLines } from "./review-files.ts"

const errorsOf = ({ findings }: ProjectReview): string[] =>
  findings.filter(({ severity }) => severity === "error").map(({ code }) => code)
const has = ({ findings }: ProjectReview, code: string): boolean => findings.some((finding) => finding.code === code)

describe("what is not certain is no error", () => {
  test.each([
    {
      what: "a value under a condition that is not known",
      lines: 'DEBUG = os.environ.get("DEBUG") == "1"\nif DEBUG:\n    CORS_ALLOWED_ORIGINS = ["*"]\n',
      warns: "origin-is-wildcard",
    },
    {
      what: "an element under a condition",
      lines: 'if os.environ.get("X"):\n    CORS_ALLOWED_ORIGINS += ["https://app.example.com:443"]\n',
      warns: "origin-has-default-port",
    },
    {
      what: "allow-all under a condition, beside credentials",
      lines: 'CORS_ALLOW_CREDENTIALS = True\nif os.environ.get("X"):\n    CORS_ALLOW_ALL_ORIGINS = True\n',
      warns: "allow-all-with-credentials",
    },
    {
      what: "the default of an environment variable",
      lines: 'CORS_ALLOW_ALL_ORIGINS = os.environ.get("OPEN", "False")\n',
      warns: "flag-from-text",
    },
    {
      what: "the default of a list in the environment",
      lines:
        'import environ\nenv = environ.Env()\nCORS_ALLOWED_ORIGINS = env.list("ORIGINS", default=["https://App.example.com"])\n',
      warns: "origin-not-lowercase",
    },
    {
      what: "settings that no middleware reads",
      lines: 'MIDDLEWARE = []\nINSTALLED_APPS = []\nCORS_ALLOWED_ORIGINS = ["*", "https://app.example.com/"]\n',
      warns: "origin-has-path",
      errors: ["middleware-missing"],
    },
    {
      what: "a path behind an origin where the checks do not run",
      lines: 'INSTALLED_APPS = []\nCORS_ALLOWED_ORIGINS = ["https://app.example.com/"]\n',
      warns: "origin-has-path",
    },
  ])("$what", ({ lines, warns, errors = [] }) => {
    const review = reviewLines(lines)
    expect(errorsOf(review)).toEqual(errors)
    expect(has(review, warns)).toBe(true)
  })

  test.each([
    { what: "computed lists", lines: "CORS_ALLOWED_ORIGINS = [read(name) for name in names()]\n" },
    {
      what: "a split of the environment",
      lines: 'CORS_ALLOWED_ORIGINS = os.environ.get("X", "a.example").split(",")\n',
    },
    { what: "middleware from elsewhere", lines: "from elsewhere import MIDDLEWARE\n" },
    { what: "middleware with an unknown part", lines: "MIDDLEWARE = [*first(), *MIDDLEWARE[1:]]\n" },
    {
      what: "credentials that are not known",
      lines: 'CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = flag("X")\n',
    },
    {
      what: "a pattern with flags that are not known",
      lines: 'CORS_ALLOWED_ORIGIN_REGEXES = [re.compile("x.y", FLAGS)]\n',
    },
    {
      what: "a pattern that needs Python",
      lines: 'CORS_ALLOWED_ORIGIN_REGEXES = [r"^(?P<a>https)://(?P=a)\\.example$"]\n',
    },
    { what: "debugging that is not known, and no hosts", lines: 'DEBUG = flag("DEBUG")\nALLOWED_HOSTS = []\n' },
    {
      what: "a name that is the project's own",
      lines: 'CORS_ORIGINS = ["https://a.example"]\nCORS_ALLOWED_ORIGINS = CORS_ORIGINS\n',
    },
    {
      what: "https behind a proxy",
      lines: 'SECURE_SSL_REDIRECT = True\nSECURE_PROXY_SSL_HEADER = ("HTTP_X", "https")\n',
    },
    {
      what: "credentials in one branch, everyone in the other",
      lines: 'if flag("X"):\n    CORS_ALLOW_ALL_ORIGINS = True\nelse:\n    CORS_ALLOW_CREDENTIALS = True\n',
    },
  ])("$what", ({ lines }) => {
    expect(errorsOf(reviewLines(lines))).toEqual([])
  })

  test("a subclass of the middleware is not called missing", () => {
    const review = reviewFiles({
      "site_one/middleware.py":
        "from corsheaders.middleware import CorsMiddleware\nclass Ours(CorsMiddleware):\n    pass\n",
      "site_one/settings.py": GOOD_SETTINGS + 'MIDDLEWARE = ["site_one.middleware.Ours"]\n',
    })
    expect(errorsOf(review)).toEqual([])
  })

  test("with a signal handler nobody can say that nobody is allowed", () => {
    const handler = "from corsheaders.signals import check_request_enabled\ncheck_request_enabled.connect(print)\n"
    const files = { "site_one/settings.py": `${GOOD_SETTINGS}CORS_ALLOWED_ORIGINS = []\nCORS_URLS_REGEX = "^api/"\n` }
    expect(has(reviewFiles(files), "nobody-allowed")).toBe(true)
    const review = reviewFiles({ ...files, "site_one/apps.py": handler })
    expect(has(review, "nobody-allowed") || has(review, "urls-never-match")).toBe(false)
    expect(has(review, "signal-handler")).toBe(true)
  })

  test("settings that nothing uses have warnings at most", () => {
    const review = reviewFiles({ "site_one/settings_prod.py": `${GOOD_SETTINGS}CORS_ALLOWED_ORIGINS = ["*"]\n` })
    expect(review.settings).toEqual(["site_one.settings", "site_one.settings_prod"])
    expect(errorsOf(review)).toEqual([])
    expect(has(review, "origin-is-wildcard")).toBe(true)
  })
})

describe("the environment", () => {
  const lines = 'CORS_ALLOWED_ORIGINS = os.environ["ORIGINS"].split(",")\n'

  test("is unknown without a file", () => {
    expect(has(reviewLines(lines), "value-unknown")).toBe(true)
  })

  test("is read from one", () => {
    const review = reviewLines(lines, { ORIGINS: "https://app.example.com,https://App.example.org" })
    expect(errorsOf(review)).toEqual(["origin-not-lowercase"])
  })
})

test.each([
  { what: "shared settings are reviewed once", base: 'CORS_ALLOWED_ORIGINS = ["https://App.example.com"]\n' },
])("$what", ({ base }) => {
  const review = reviewFiles({
    "site_one/wsgi.py": 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_one.prod")\n',
    "site_one/base.py": GOOD_SETTINGS + base,
    "site_one/settings.py": "from .base import *\n",
    "site_one/prod.py": "from .base import *\nDEBUG = False\n",
  })
  expect(review.findings.map(({ code, settings }) => [code, settings])).toEqual([
    ["origin-not-lowercase", ["site_one.settings", "site_one.prod"]],
  ])
})
