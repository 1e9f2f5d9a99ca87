import type { Element, Place, Value } from "./value.ts"

/** The default of CORS_ALLOW_HEADERS in django-cors-headers. */
const DEFAULT_HEADERS = ["accept", "authorization", "content-type", "user-agent", "x-csrftoken", "x-requested-with"]

/** The default of CORS_ALLOW_METHODS in django-cors-headers. */
const DEFAULT_METHODS = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]

function tuple(strings: readonly string[], place: Place): Value {
  const elements = strings.map((value): Element => ({ value: { kind: "string", value }, place }))
  return { kind: "tuple", elements }
}

/** Names of other packages whose values never change. */
export const EXTERNAL_VALUES: ReadonlyMap<string, (place: Place) => Value> = new Map([
  ["corsheaders.defaults.default_headers", (place: Place) => tuple(DEFAULT_HEADERS, place)],
  ["corsheaders.defaults.default_methods", (place: Place) => tuple(DEFAULT_METHODS, place)],
  ["os.sep", () => ({ kind: "string", value: "/" })],
])

/** Modules of other packages whose names are known where they matter here. */
export const EXTERNAL_STARS: ReadonlyMap<string, (place: Place) => ReadonlyMap<string, Value>> = new Map([
  [
    "django.conf.global_settings",
    () =>
      new Map<string, Value>([
        ["INSTALLED_APPS", { kind: "list", elements: [] }],
        ["MIDDLEWARE", { kind: "list", elements: [] }],
        ["CSRF_TRUSTED_ORIGINS", { kind: "list", elements: [] }],
        ["DEBUG", { kind: "boolean", value: false }],
      ]),
  ],
])
