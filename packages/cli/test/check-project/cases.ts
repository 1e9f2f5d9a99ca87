import { expect } from "vitest"
import type { FindingCode } from "../../src/check-project/finding-code.ts"
import type { FindingSeverity } from "../../src/check-project/finding.ts"
import type { Files } from "./review-files.ts"
import type { Wire } from "./wire.ts"

/** One mistake: settings that have it, settings that do not, and what the real Django does with the first. */
export interface Case {
  readonly code: FindingCode
  readonly severity: FindingSeverity
  /** Lines behind good settings. */
  readonly bad: string
  readonly good: string
  /** Files beside the bad settings. */
  readonly files?: Files
  /** What the bad settings do on the wire: the claim of the message, put to the test. */
  readonly wire?: (django: Wire) => Promise<void>
}

const APP = "https://app.example.com"
const EVIL = "https://evil.example"
const CORS = '"corsheaders.middleware.CorsMiddleware"'

/** A system check of the package reports it. */
const reportedAs =
  (...codes: readonly string[]) =>
  async (django: Wire): Promise<void> => {
    expect(await django.checks()).toEqual(expect.arrayContaining(codes as string[]))
  }

/** No origin of these gets permission. */
const refuses =
  (...origins: readonly string[]) =>
  async (django: Wire): Promise<void> => {
    for (const origin of origins) expect([origin, await django.allows(origin)]).toEqual([origin, undefined])
  }

/** Each of these origins gets permission. */
const allows =
  (...origins: readonly string[]) =>
  async (django: Wire): Promise<void> => {
    for (const origin of origins) expect([origin, await django.allows(origin)]).toEqual([origin, origin])
  }

const both =
  (...claims: readonly ((django: Wire) => Promise<void>)[]) =>
  async (django: Wire): Promise<void> => {
    for (const claim of claims) await claim(django)
  }

const origins = (...list: readonly string[]): string => `CORS_ALLOWED_ORIGINS = ${JSON.stringify(list)}\n`
const regexes = (...list: readonly string[]): string =>
  `CORS_ALLOWED_ORIGIN_REGEXES = [${list.map((source) => `r"${source}"`).join(", ")}]\n`

const setUp: readonly Case[] = [
  {
    code: "cors-not-enabled",
    severity: "note",
    bad: 'INSTALLED_APPS = []\nMIDDLEWARE = ["django.middleware.common.CommonMiddleware"]\ndel CORS_ALLOWED_ORIGINS\n',
    good: "",
    wire: async (django) => {
      expect((await django.get({ origin: APP })).headers["vary"]).toBeUndefined()
      await refuses(APP)(django)
    },
  },
  {
    code: "middleware-missing",
    severity: "error",
    bad: 'MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]\n',
    good: "",
    wire: refuses(APP),
  },
  {
    code: "middleware-too-late",
    severity: "error",
    bad: `MIDDLEWARE = ["django.middleware.common.CommonMiddleware", ${CORS}]\n`,
    good: `MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", ${CORS}, "django.middleware.common.CommonMiddleware"]\n`,
    wire: async (django) => {
      const redirect = await django.get({ origin: APP }, "/api")
      expect([redirect.status, redirect.headers["access-control-allow-origin"]]).toEqual([301, undefined])
    },
  },
  {
    code: "middleware-too-late",
    severity: "error",
    bad: `SECURE_SSL_REDIRECT = True\nDEBUG = False\nMIDDLEWARE = ["django.middleware.security.SecurityMiddleware", ${CORS}]\n`,
    good: `SECURE_SSL_REDIRECT = False\nMIDDLEWARE = ["django.middleware.security.SecurityMiddleware", ${CORS}]\n`,
    wire: async (django) => {
      const { status, headers } = await django.preflight(APP)
      expect([status, headers["access-control-allow-origin"]]).toEqual([301, undefined])
    },
  },
  {
    code: "middleware-not-first",
    severity: "warning",
    bad: `MIDDLEWARE = ["their.middleware.Answers", ${CORS}]\n`,
    good: `MIDDLEWARE = [${CORS}, "their.middleware.Answers"]\n`,
  },
  {
    code: "middleware-not-first",
    severity: "warning",
    bad: `WHITENOISE_ROOT = os.path.dirname(os.__file__)\nMIDDLEWARE = ["whitenoise.middleware.WhiteNoiseMiddleware", ${CORS}]\n`,
    good: `MIDDLEWARE = [${CORS}, "whitenoise.middleware.WhiteNoiseMiddleware"]\n`,
    wire: async (django) => {
      const { status, headers } = await django.get({ origin: EVIL }, "/os.py")
      expect([status, headers["access-control-allow-origin"]]).toEqual([200, "*"])
    },
  },
  {
    code: "middleware-twice",
    severity: "warning",
    bad: `MIDDLEWARE = [${CORS}, ${CORS}]\n`,
    good: `MIDDLEWARE = [${CORS}]\n`,
    wire: allows(APP),
  },
  {
    code: "middleware-name-wrong",
    severity: "error",
    bad: 'MIDDLEWARE = ["corsheaders.middleware.CORSMiddleware"]\n',
    good: "",
    wire: async (django) => {
      await expect(django.get()).rejects.toThrow("ImportError")
    },
  },
  {
    code: "middleware-classes-ignored",
    severity: "error",
    bad: "MIDDLEWARE_CLASSES = MIDDLEWARE\ndel MIDDLEWARE\n",
    good: "MIDDLEWARE_CLASSES = MIDDLEWARE\n",
  },
  { code: "app-missing", severity: "warning", bad: "INSTALLED_APPS = []\n", good: "", wire: allows(APP) },
  {
    code: "app-name-wrong",
    severity: "error",
    bad: 'INSTALLED_APPS = ["django-cors-headers"]\n',
    good: "",
    wire: async (django) => {
      await expect(django.get()).rejects.toThrow("ModuleNotFoundError")
    },
  },
]

const kinds: readonly Case[] = [
  {
    name: "CORS_ALLOW_HEADERS",
    bad: '["accept", "content-type", "authorization", "x-csrftoken", 1]',
    good: '["accept", "content-type", "authorization", "x-csrftoken"]',
    check: "E001",
  },
  { name: "CORS_ALLOW_METHODS", bad: "[b'GET']", good: '("GET",)', check: "E002" },
  { name: "CORS_ALLOW_CREDENTIALS", bad: '"False"', good: "False", check: "E003" },
  { name: "CORS_PREFLIGHT_MAX_AGE", bad: "-1", good: "600", check: "E004" },
  { name: "CORS_PREFLIGHT_MAX_AGE", bad: "3600.5", good: "True", check: "E004" },
  { name: "CORS_ALLOW_ALL_ORIGINS", bad: "1", good: "False", check: "E005" },
  { name: "CORS_ALLOWED_ORIGINS", bad: "None", good: `("${APP}",)`, check: "E006" },
  { name: "CORS_ALLOWED_ORIGINS", bad: `{"${APP}"}`, good: `("${APP}",)`, check: "E006" },
  {
    name: "CORS_ALLOWED_ORIGIN_REGEXES",
    bad: "[None]",
    good: '[r"^https://a\\.example$", re.compile(r"^https://b\\.example$")]',
    check: "E007",
  },
  { name: "CORS_EXPOSE_HEADERS", bad: "None", good: "[]", check: "E008" },
  { name: "CORS_URLS_REGEX", bad: "None", good: '"^/api/"', check: "E009" },
  { name: "CORS_ALLOW_PRIVATE_NETWORK", bad: "None", good: "True", check: "E015" },
].map(({ name, bad, good, check }) => ({
  code: "setting-wrong-type",
  severity: "error",
  bad: `${name} = ${bad}\n`,
  good: `${name} = ${good}\n`,
  wire: reportedAs(`corsheaders.${check}`),
}))

const strings: readonly Case[] = [
  {
    code: "origins-not-a-list",
    severity: "error",
    bad: `CORS_ALLOWED_ORIGINS = "${APP}"\n`,
    good: origins(APP),
    wire: both(refuses(APP), allows("null")),
  },
  {
    code: "origins-not-a-list",
    severity: "error",
    bad: 'os.environ["HOME_PAGE"] = "https://app.example.com"\nCORS_ALLOWED_ORIGINS = os.environ.get("HOME_PAGE")\n',
    good: 'CORS_ALLOWED_ORIGINS = os.environ.get("HOME_PAGE", "").split(",")\n',
    wire: both(refuses(APP), allows("null")),
  },
  {
    code: "regexes-not-a-list",
    severity: "error",
    bad: 'CORS_ALLOWED_ORIGIN_REGEXES = r"^https://\\w+\\.example\\.com$"\n',
    good: 'CORS_ALLOWED_ORIGIN_REGEXES = (r"^https://\\w+\\.example\\.com$",)\n',
    wire: allows(EVIL, "null"),
  },
  {
    code: "names-not-a-list",
    severity: "error",
    bad: 'CORS_ALLOW_METHODS = "PUT"\n',
    good: 'CORS_ALLOW_METHODS = ["PUT"]\n',
    wire: async (django) => {
      expect((await django.preflight(APP)).headers["access-control-allow-methods"]).toBe("P, U, T")
    },
  },
  {
    code: "flag-from-text",
    severity: "warning",
    bad: 'os.environ["OPEN"] = "False"\nCORS_ALLOW_ALL_ORIGINS = os.environ.get("OPEN", False)\n',
    good: 'CORS_ALLOW_ALL_ORIGINS = os.environ.get("OPEN") == "True"\n',
    wire: async (django) => {
      expect(await django.allows(EVIL)).toBe("*")
    },
  },
]

const entries: readonly Case[] = [
  {
    code: "origins-joined",
    severity: "error",
    bad: 'CORS_ALLOWED_ORIGINS = [\n    "http://localhost:3000"\n    "https://app.example.com",\n]\n',
    good: origins("http://localhost:3000", "http://127.0.0.1:3000", APP),
    wire: refuses(APP, "http://localhost:3000"),
  },
  {
    code: "origin-without-scheme",
    severity: "error",
    bad: origins("app.example.com"),
    good: origins(APP),
    wire: both(refuses(APP, "http://app.example.com"), allows("null"), reportedAs("corsheaders.E013")),
  },
  {
    code: "origin-without-scheme",
    severity: "error",
    bad: origins("localhost:3000"),
    good: origins("http://localhost:3000"),
    wire: both(refuses("http://localhost:3000", "null"), reportedAs("corsheaders.E013")),
  },
  {
    code: "origin-empty",
    severity: "error",
    bad: origins(APP, ""),
    good: origins(APP),
    wire: both(allows("null"), reportedAs("corsheaders.E013")),
  },
  {
    code: "origin-is-wildcard",
    severity: "error",
    bad: origins("*"),
    good: "CORS_ALLOW_ALL_ORIGINS = True\n",
    wire: both(refuses(APP), allows("null"), reportedAs("corsheaders.E013")),
  },
  {
    code: "origin-has-wildcard",
    severity: "error",
    bad: origins("https://*.example.com"),
    good: regexes("^https://[\\w-]+\\.example\\.com$"),
    wire: refuses(APP),
  },
  {
    code: "origin-has-path",
    severity: "error",
    bad: origins(`${APP}/`),
    good: origins(APP),
    wire: both(allows(APP), reportedAs("corsheaders.E014")),
  },
  {
    code: "origin-has-path",
    severity: "error",
    bad: origins(`${APP}?next=1`),
    good: origins(APP),
    wire: both(allows(APP), reportedAs("corsheaders.E014")),
  },
  {
    code: "origin-not-lowercase",
    severity: "error",
    bad: origins("https://App.example.com"),
    good: origins("HTTPS://app.example.com"),
    wire: refuses(APP),
  },
  {
    code: "origin-has-default-port",
    severity: "error",
    bad: origins(`${APP}:443`),
    good: origins(`${APP}:8443`),
    wire: refuses(APP),
  },
  {
    code: "origin-has-space",
    severity: "error",
    bad: origins(`${APP} `),
    good: origins(` ${APP}`),
    wire: refuses(APP),
  },
  {
    code: "origin-matches-nothing",
    severity: "error",
    bad: origins("https://user@app.example.com"),
    good: origins(APP),
    wire: refuses(APP),
  },
  {
    code: "origin-crashes",
    severity: "error",
    bad: origins("http://[::1"),
    good: origins("http://[::1]:3000"),
    wire: async (django) => {
      expect((await django.get({ origin: APP })).status).toBe(500)
    },
  },
  {
    code: "origin-null",
    severity: "warning",
    bad: origins(APP, "null"),
    good: origins(APP),
    wire: both(allows("null"), async (django) => expect(await django.checks()).toEqual([])),
  },
  {
    code: "origin-null-with-credentials",
    severity: "error",
    bad: origins(APP, "null") + "CORS_ALLOW_CREDENTIALS = True\n",
    good: origins(APP) + "CORS_ALLOW_CREDENTIALS = True\n",
    wire: async (django) => {
      const { headers } = await django.get({ origin: "null" })
      expect([headers["access-control-allow-origin"], headers["access-control-allow-credentials"]]).toEqual([
        "null",
        "true",
      ])
    },
  },
  {
    code: "origin-insecure",
    severity: "warning",
    bad: origins("http://app.example.com") + "CORS_ALLOW_CREDENTIALS = True\n",
    good: origins(APP, "http://localhost:3000", "http://127.0.0.1:3000") + "CORS_ALLOW_CREDENTIALS = True\n",
    wire: allows("http://app.example.com"),
  },
  {
    code: "origin-in-development",
    severity: "warning",
    bad: "DEBUG = False\n" + origins(APP, "http://localhost:3000"),
    good: "DEBUG = True\n" + origins(APP, "http://localhost:3000", "http://127.0.0.1:3000"),
    wire: allows("http://localhost:3000"),
  },
  {
    code: "loopback-twins",
    severity: "note",
    bad: origins("http://localhost:3000"),
    good: origins("http://localhost:3000", "http://127.0.0.1:3000"),
    wire: refuses("http://127.0.0.1:3000"),
  },
  { code: "nobody-allowed", severity: "warning", bad: origins(), good: origins(APP), wire: refuses(APP, "null") },
]

const patterns: readonly Case[] = [
  {
    code: "regex-lets-everyone-in",
    severity: "error",
    bad: regexes(".*"),
    good: regexes("^https://a\\.example$"),
    wire: allows(EVIL, "null"),
  },
  {
    code: "regex-lets-everyone-in",
    severity: "error",
    bad: regexes("^https?://"),
    good: regexes("^https?://a\\.example$"),
    wire: allows(EVIL),
  },
  {
    code: "regex-lets-strangers-in",
    severity: "error",
    bad: regexes("^https://app\\.example\\.com"),
    good: regexes("^https://app\\.example\\.com$"),
    wire: allows("https://app.example.com.evil.example"),
  },
  {
    code: "regex-lets-strangers-in",
    severity: "error",
    bad: regexes("^https://app.example.com$"),
    good: regexes("^https://(?:app|www)\\.example\\.com(?::\\d+)?$"),
    wire: allows("https://appxexample.com"),
  },
  {
    code: "regex-lets-strangers-in",
    severity: "error",
    bad: regexes("^https://.*example\\.com$"),
    good: regexes("^https://.*\\.example\\.com$"),
    wire: allows("https://evilexample.com"),
  },
  {
    code: "regex-lets-strangers-in",
    severity: "error",
    bad: regexes("^https://[\\w-]+\\.vercel\\.app$"),
    good: regexes("^https://shop\\.vercel\\.app$"),
    wire: allows("https://evil.vercel.app"),
  },
  {
    code: "regex-open-end",
    severity: "warning",
    bad: regexes("^http://localhost:3000"),
    good: regexes("^http://localhost:3000$"),
    wire: allows("http://localhost:30000"),
  },
  {
    code: "regex-open-end",
    severity: "warning",
    bad: regexes("^http://localhost:[0-9]+"),
    good: regexes("^http://localhost:*([0-9]+)?$"),
    wire: allows("http://localhost:3000"),
  },
  {
    code: "regex-invalid",
    severity: "error",
    bad: regexes("^https://(app\\.example\\.com$"),
    good: regexes("^https://(app)\\.example\\.com$"),
    wire: async (django) => {
      expect((await django.get({ origin: EVIL })).status).toBe(500)
    },
  },
  {
    code: "regex-is-glob",
    severity: "error",
    bad: regexes("https://*.example.com"),
    good: regexes("^https://[\\w-]+\\.example\\.com$"),
    wire: refuses("https://sub.example.com"),
  },
  {
    code: "regex-matches-nothing",
    severity: "error",
    bad: regexes("^https://www\\.example\\.com/$"),
    good: regexes("^https://www\\.example\\.com$"),
    wire: refuses("https://www.example.com"),
  },
  {
    code: "regex-matches-nothing",
    severity: "error",
    bad: regexes("^www\\.example\\.com$"),
    good: regexes("^(?:https://)?www\\.example\\.com$"),
    wire: refuses("https://www.example.com"),
  },
  {
    code: "regex-matches-nothing",
    severity: "error",
    bad: regexes("^https://WWW\\.example\\.com$"),
    good: regexes("(?i)^https://WWW\\.example\\.com$"),
    wire: refuses("https://www.example.com"),
  },
  {
    code: "regex-slow",
    severity: "warning",
    bad: regexes("^https://(?:[a-z]+)+\\.example\\.com$"),
    good: regexes("^https://[a-z]+\\.example\\.com$"),
    wire: async (django) => {
      const before = performance.now()
      await django.allows("https://" + "a".repeat(24))
      const slow = performance.now() - before
      await django.allows("https://" + "a".repeat(12))
      expect(slow).toBeGreaterThan(10 * (performance.now() - before - slow))
    },
  },
]

const names: readonly Case[] = [
  {
    code: "setting-unknown",
    severity: "error",
    bad: "CORS_ALLOWED_ORIGIN = CORS_ALLOWED_ORIGINS\ndel CORS_ALLOWED_ORIGINS\n",
    good: "",
    wire: refuses(APP),
  },
  {
    code: "setting-unknown",
    severity: "error",
    bad: "CORS_ORIGINS_ALLOW_ALL = True\n",
    good: "CORS_ALLOW_ALL_ORIGINS = True\n",
    wire: refuses(EVIL),
  },
  { code: "setting-not-read", severity: "warning", bad: "CORS_DEBUG_LEVEL_OF_LOG = 1\n", good: "" },
  {
    code: "setting-renamed",
    severity: "warning",
    bad: "CORS_ORIGIN_WHITELIST = CORS_ALLOWED_ORIGINS\ndel CORS_ALLOWED_ORIGINS\n",
    good: "",
    wire: allows(APP),
  },
  {
    code: "setting-shadowed",
    severity: "error",
    bad: `CORS_ORIGIN_WHITELIST = ["${EVIL}"]\n`,
    good: "",
    wire: both(allows(APP), refuses(EVIL)),
  },
  {
    code: "setting-removed",
    severity: "error",
    bad: 'CORS_MODEL = "cors.Model"\n',
    good: "",
    wire: reportedAs("corsheaders.E012"),
  },
  {
    code: "setting-removed",
    severity: "error",
    bad: "CORS_REPLACE_HTTPS_REFERER = True\n",
    good: "",
    wire: reportedAs("corsheaders.E013"),
  },
]

const credentials: readonly Case[] = [
  {
    code: "allow-all-with-credentials",
    severity: "error",
    bad: "del CORS_ALLOWED_ORIGINS\nCORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = True\n",
    good: "CORS_ALLOW_CREDENTIALS = True\n",
    wire: async (django) => {
      for (const origin of [EVIL, "null"]) {
        const { headers } = await django.get({ origin })
        expect([headers["access-control-allow-origin"], headers["access-control-allow-credentials"]]).toEqual([
          origin,
          "true",
        ])
      }
    },
  },
  {
    code: "allow-all-origins",
    severity: "note",
    bad: "CORS_ALLOW_ALL_ORIGINS = True\n",
    good: "CORS_ALLOW_ALL_ORIGINS = False\n",
    wire: async (django) => {
      expect(await django.allows(EVIL)).toBe("*")
    },
  },
  { code: "origins-beside-allow-all", severity: "warning", bad: "CORS_ALLOW_ALL_ORIGINS = True\n", good: "" },
  {
    code: "wildcard-with-credentials",
    severity: "error",
    bad: 'CORS_ALLOW_CREDENTIALS = True\nCORS_ALLOW_HEADERS = ["*"]\n',
    good: 'CORS_ALLOW_HEADERS = ["*", "authorization"]\n',
    wire: async (django) => {
      const { headers } = await django.preflight(APP)
      expect([headers["access-control-allow-headers"], headers["access-control-allow-credentials"]]).toEqual([
        "*",
        "true",
      ])
    },
  },
  {
    code: "wildcard-without-authorization",
    severity: "warning",
    bad: 'CORS_ALLOW_HEADERS = ["*"]\n',
    good: 'CORS_ALLOW_HEADERS = ["*", "authorization"]\n',
    wire: async (django) => {
      expect((await django.preflight(APP)).headers["access-control-allow-headers"]).toBe("*")
    },
  },
  {
    code: "method-not-uppercase",
    severity: "error",
    bad: 'CORS_ALLOW_METHODS = ["GET", "put"]\n',
    good: 'CORS_ALLOW_METHODS = ["GET", "PUT"]\n',
    wire: async (django) => {
      expect((await django.preflight(APP)).headers["access-control-allow-methods"]).toBe("GET, put")
    },
  },
  {
    code: "names-joined",
    severity: "error",
    bad: 'CORS_EXPOSE_HEADERS = ["x-total" "x-page"]\n',
    good: 'CORS_EXPOSE_HEADERS = ["x-total", "x-page"]\n',
    wire: async (django) => {
      expect((await django.get({ origin: APP })).headers["access-control-expose-headers"]).toBe("x-totalx-page")
    },
  },
  {
    code: "name-invalid",
    severity: "error",
    bad: 'CORS_EXPOSE_HEADERS = ["X Total"]\n',
    good: 'CORS_EXPOSE_HEADERS = ["X-Total"]\n',
  },
  {
    code: "default-headers-lost",
    severity: "warning",
    bad: 'CORS_ALLOW_HEADERS = ["x-token"]\n',
    good: 'from corsheaders.defaults import default_headers\nCORS_ALLOW_HEADERS = (*default_headers, "x-token")\n',
    wire: async (django) => {
      expect((await django.preflight(APP)).headers["access-control-allow-headers"]).toBe("x-token")
    },
  },
  {
    code: "max-age-zero",
    severity: "note",
    bad: "CORS_PREFLIGHT_MAX_AGE = 0\n",
    good: "CORS_PREFLIGHT_MAX_AGE = 1\n",
    wire: async (django) => {
      expect((await django.preflight(APP)).headers["access-control-max-age"]).toBeUndefined()
    },
  },
  {
    code: "urls-never-match",
    severity: "error",
    bad: 'CORS_URLS_REGEX = r"^api/.*$"\n',
    good: 'CORS_URLS_REGEX = r"^/api/.*$"\n',
    wire: refuses(APP),
  },
  {
    code: "urls-invalid",
    severity: "error",
    bad: 'CORS_URLS_REGEX = r"^/api/("\n',
    good: 'CORS_URLS_REGEX = re.compile(r"^/api/")\n',
    wire: async (django) => {
      expect((await django.get()).status).toBe(500)
    },
  },
]

const CSRF = `MIDDLEWARE += ["django.middleware.csrf.CsrfViewMiddleware"]\n`
const WITH_COOKIES = "CORS_ALLOW_CREDENTIALS = True\n"

const cookies: readonly Case[] = [
  {
    code: "csrf-origin-without-scheme",
    severity: "error",
    bad: 'CSRF_TRUSTED_ORIGINS = ["app.example.com"]\n',
    good: `CSRF_TRUSTED_ORIGINS = ["${APP}"]\n`,
    wire: async (django) => {
      expect(await django.systemChecks()).toContain("4_0.E001")
    },
  },
  {
    code: "csrf-origin-has-path",
    severity: "error",
    bad: `CSRF_TRUSTED_ORIGINS = ["${APP}/"]\n${CSRF}`,
    good: `CSRF_TRUSTED_ORIGINS = ["${APP}"]\n${CSRF}`,
    wire: async (django) => {
      expect((await django.post({ origin: APP })).status).toBe(403)
    },
  },
  {
    code: "csrf-origins-missing",
    severity: "warning",
    bad: CSRF + WITH_COOKIES,
    good: `${CSRF + WITH_COOKIES}CSRF_TRUSTED_ORIGINS = ["https://*.example.com"]\n`,
    wire: async (django) => {
      const { status, headers } = await django.post({ origin: APP })
      expect([status, headers["access-control-allow-origin"]]).toEqual([403, APP])
    },
  },
  {
    code: "samesite-none-object",
    severity: "warning",
    bad: "SESSION_COOKIE_SAMESITE = None\n",
    good: 'SESSION_COOKIE_SAMESITE = "Lax"\n',
    wire: async (django) => {
      const [cookie] = (await django.get({}, "/login/")).cookies
      expect(cookie).toMatch(/^sessionid=/)
      expect(cookie).not.toMatch(/samesite/i)
    },
  },
  {
    code: "samesite-none-insecure",
    severity: "error",
    bad: `SESSION_COOKIE_SAMESITE = "None"\n${WITH_COOKIES}`,
    good: `SESSION_COOKIE_SAMESITE = "None"\nSESSION_COOKIE_SECURE = True\n${WITH_COOKIES}`,
    wire: async (django) => {
      const [cookie] = (await django.get({}, "/login/")).cookies
      expect(cookie).toMatch(/SameSite=None/)
      expect(cookie).not.toMatch(/Secure/)
    },
  },
  {
    code: "cookie-stays-home",
    severity: "warning",
    bad: `ALLOWED_HOSTS = ["api.example.org"]\n${WITH_COOKIES}`,
    good: `ALLOWED_HOSTS = ["api.example.com"]\n${WITH_COOKIES}`,
  },
  {
    code: "credentials-not-allowed",
    severity: "note",
    bad: 'SESSION_COOKIE_SAMESITE = "None"\nSESSION_COOKIE_SECURE = True\n',
    good: `SESSION_COOKIE_SAMESITE = "None"\nSESSION_COOKIE_SECURE = True\n${WITH_COOKIES}`,
    wire: async (django) => {
      expect((await django.get({ origin: APP })).headers["access-control-allow-credentials"]).toBeUndefined()
    },
  },
  {
    code: "ssl-redirect-in-development",
    severity: "warning",
    bad: "SECURE_SSL_REDIRECT = True\n",
    good: "SECURE_SSL_REDIRECT = False\n",
    wire: async (django) => {
      const { status, headers } = await django.get({ origin: APP })
      expect([status, headers["location"]?.split(":")[0]]).toEqual([301, "https"])
    },
  },
  { code: "ssl-redirect", severity: "note", bad: "SECURE_SSL_REDIRECT = True\nDEBUG = False\n", good: "" },
  {
    code: "prepend-www",
    severity: "warning",
    bad: "PREPEND_WWW = True\n",
    good: "PREPEND_WWW = False\n",
    wire: async (django) => {
      expect((await django.get({ origin: APP })).headers["location"]).toBe("http://www.testserver/api/")
    },
  },
  {
    code: "allowed-hosts-empty",
    severity: "error",
    bad: "DEBUG = False\nALLOWED_HOSTS = []\n",
    good: 'DEBUG = False\nALLOWED_HOSTS = ["testserver"]\n',
    wire: async (django) => {
      expect((await django.get()).status).toBe(400)
    },
  },
  {
    code: "allowed-host-invalid",
    severity: "error",
    bad: 'ALLOWED_HOSTS = ["http://testserver"]\nDEBUG = False\n',
    good: 'ALLOWED_HOSTS = ["testserver"]\nDEBUG = False\n',
    wire: async (django) => {
      expect((await django.get()).status).toBe(400)
    },
  },
]

const surroundings: readonly Case[] = [
  {
    code: "headers-from-server",
    severity: "warning",
    bad: "",
    good: "",
    files: { "deploy/nginx.conf": "server {\n  location / {\n    add_header Access-Control-Allow-Origin *;\n  }\n}\n" },
  },
  {
    code: "headers-by-hand",
    severity: "warning",
    bad: "",
    good: "",
    files: {
      "site_one/views.py": 'def answer(request, response):\n    response["Access-Control-Allow-Origin"] = "*"\n',
    },
    wire: async (django) => {
      expect((await django.get({ origin: EVIL }, "/own-header/")).headers["access-control-allow-origin"]).toBe("*")
    },
  },
  {
    code: "drf-session-without-credentials",
    severity: "note",
    bad: 'INSTALLED_APPS += ["rest_framework"]\n',
    good: 'INSTALLED_APPS += ["rest_framework"]\nREST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"]}\n',
  },
  {
    code: "signal-handler",
    severity: "note",
    bad: "",
    good: "",
    files: {
      "site_one/handlers.py":
        "from corsheaders.signals import check_request_enabled\ncheck_request_enabled.connect(print)\n",
    },
  },
  {
    code: "value-unknown",
    severity: "note",
    bad: 'CORS_ALLOWED_ORIGINS = os.environ["ORIGINS"].split(",")\n',
    good: "",
  },
  { code: "settings-unreadable", severity: "note", bad: 'print "hello"\n', good: "" },
]

/** Every code at least once. */
export const cases: readonly Case[] = [
  ...setUp,
  ...kinds,
  ...strings,
  ...entries,
  ...patterns,
  ...names,
  ...credentials,
  ...cookies,
  ...surroundings,
]
