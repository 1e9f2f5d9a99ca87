import { expect } from "vitest"
import type { EnableRequest } from "../../src/enable/request.ts"
import type { Reading } from "./layouts/layout.ts"
import type { PythonSetting } from "./oracle/settings-oracle.ts"

type Settings = Readonly<Record<string, PythonSetting>>

const APP = /^corsheaders(?:\.apps\.CorsHeadersAppConfig)?$/
const MIDDLEWARE = "corsheaders.middleware.CorsMiddleware"
const CSRF = "django.middleware.csrf.CsrfViewMiddleware"

/** What the request may change, beside the lists of apps and middleware. */
const ASKED: ReadonlySet<string> = new Set([
  "CORS_ALLOWED_ORIGINS",
  "CORS_ORIGIN_WHITELIST",
  "CORS_ALLOW_CREDENTIALS",
  "CORS_ALLOW_HEADERS",
  "CSRF_TRUSTED_ORIGINS",
  "SESSION_COOKIE_SAMESITE",
  "SESSION_COOKIE_SECURE",
  "CSRF_COOKIE_SAMESITE",
  "CSRF_COOKIE_SECURE",
])

/** Compares what Python reads before and after: what was asked is there, and nothing else has changed. */
export function expectEnabled(before: Settings, after: Settings, request: EnableRequest, reading: Reading): void {
  const apps = itemsOf(after["INSTALLED_APPS"])
  expect(apps.filter((app) => APP.test(app))).toHaveLength(1)
  expect(apps.filter((app) => !APP.test(app))).toEqual(
    itemsOf(before["INSTALLED_APPS"]).filter((app) => !APP.test(app)),
  )

  const middleware = itemsOf(after["MIDDLEWARE"])
  const { below } = reading
  const first = below === undefined ? 0 : middleware.findIndex((path) => !path.startsWith(below))
  expect(middleware.indexOf(MIDDLEWARE)).toBe(first)
  expect(middleware.toSpliced(first, 1)).toEqual(itemsOf(before["MIDDLEWARE"]).filter((path) => path !== MIDDLEWARE))

  const origins = "CORS_ORIGIN_WHITELIST" in after ? "CORS_ORIGIN_WHITELIST" : "CORS_ALLOWED_ORIGINS"
  expectAdded(before[origins], after[origins], request.origins)
  if (request.credentials) {
    expect(after["CORS_ALLOW_CREDENTIALS"]).toBe("True")
    if (middleware.includes(CSRF))
      expectAdded(before["CSRF_TRUSTED_ORIGINS"], after["CSRF_TRUSTED_ORIGINS"], request.origins)
  }
  const headers = itemsOf(after["CORS_ALLOW_HEADERS"]).map((header) => header.toLowerCase())
  for (const header of request.headers) if (headers.length > 0) expect(headers).toContain(header)
  for (const header of itemsOf(before["CORS_ALLOW_HEADERS"])) expect(headers).toContain(header.toLowerCase())
  for (const name of ["SESSION_COOKIE", "CSRF_COOKIE"]) {
    if (!request.crossSite) continue
    expect(after[`${name}_SAMESITE`]).toBe("'None'")
    expect(after[`${name}_SECURE`]).toBe("True")
  }
  const others = (settings: Settings): object =>
    Object.fromEntries(
      Object.entries(settings)
        .filter(([name]) => !ASKED.has(name))
        .map(([name, value]) => [name, without(value)]),
    )
  expect(others(after)).toEqual({ MIDDLEWARE: [], ...others(before) })
}

/** Lists of which these settings are made change with them. */
function without(value: PythonSetting): unknown {
  return typeof value === "string" ? value : value.items.filter((item) => item !== MIDDLEWARE && !APP.test(item))
}

function expectAdded(
  before: PythonSetting | undefined,
  after: PythonSetting | undefined,
  wanted: readonly string[],
): void {
  const had = itemsOf(before)
  const expected = [...had, ...wanted.filter((origin) => !had.includes(origin))]
  expect(itemsOf(after).toSorted()).toEqual(expected.toSorted())
}

function itemsOf(value: PythonSetting | undefined): readonly string[] {
  if (value === undefined) return []
  if (typeof value === "string") throw new TypeError(`${value} is no list of strings`)
  return value.items
}
