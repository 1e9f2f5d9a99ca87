import { APPS, HEAD, type Layout, MIDDLEWARE, PLAIN, oneFile } from "./layout.ts"

const CORS = '"corsheaders.middleware.CorsMiddleware"'
const WITH_APP = APPS.replace('"blog",\n', '"blog",\n    "corsheaders",\n')
const ENABLED = `${HEAD}${WITH_APP}${MIDDLEWARE.replace("[\n", `[\n    ${CORS},\n`)}`

/** Projects in which a part of it is there already, and requests for more than an origin. */
export const existing: readonly Layout[] = [
  oneFile("everything is there", `${ENABLED}CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]\n`, { changes: [] }),
  oneFile(
    "the app is there by its configuration",
    `${ENABLED.replace('"corsheaders"', '"corsheaders.apps.CorsHeadersAppConfig"')}CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]\n`,
    { changes: [] },
  ),
  oneFile("only the app is there", `${HEAD}${WITH_APP}${MIDDLEWARE}`),
  oneFile("only the middleware is there", `${HEAD}${APPS}${MIDDLEWARE.replace("[\n", `[\n    ${CORS},\n`)}`),
  oneFile("the middleware is last", `${HEAD}${WITH_APP}${MIDDLEWARE.replace("\n]", `\n    ${CORS},\n]`)}`, {
    replaces: true,
  }),
  oneFile(
    "the middleware is last without a comma",
    `${HEAD}${WITH_APP}${MIDDLEWARE.replace("\n]", `\n    ${CORS}\n]`)}`,
    { replaces: true },
  ),
  oneFile(
    "the middleware is in the middle",
    `${HEAD}${WITH_APP}${MIDDLEWARE.replace('    "django.middleware.common', `    ${CORS},  # above common\n    "django.middleware.common`)}`,
    { replaces: true },
  ),
  oneFile("the middleware is second on one line", `${HEAD}${WITH_APP}MIDDLEWARE = ["a.A", ${CORS}, "b.B"]\n`, {
    replaces: true,
  }),
  oneFile("the middleware is in a second list", `${HEAD}${WITH_APP}MIDDLEWARE = ["a.A"] + [${CORS}]\n`, {
    replaces: true,
  }),
  oneFile(
    "the middleware is inserted further down",
    `${HEAD}${APPS}INSTALLED_APPS.append("corsheaders")\n${MIDDLEWARE}MIDDLEWARE.insert(\n    2,${CORS}\n)\n`,
    { replaces: true },
  ),
  oneFile(
    "the middleware is appended",
    `${HEAD}${APPS}INSTALLED_APPS.append("corsheaders")\n${MIDDLEWARE}MIDDLEWARE.append(${CORS})\n`,
    { replaces: true },
  ),
  oneFile("the middleware is added last", `${HEAD}${WITH_APP}${MIDDLEWARE}MIDDLEWARE += [${CORS}]\n`, {
    replaces: true,
  }),
  oneFile(
    "the middleware is below one that is inserted",
    `${HEAD}${WITH_APP}${MIDDLEWARE.replace("[\n", `[\n    ${CORS},\n`)}MIDDLEWARE.insert(0, "a.First")\n`,
    { replaces: true },
  ),
  oneFile(
    "other origins are there",
    `${ENABLED}CORS_ALLOWED_ORIGINS = [\n    "https://app.example.com",  # the site\n]\n`,
  ),
  oneFile("origins in a tuple", `${ENABLED}CORS_ALLOWED_ORIGINS = ('https://app.example.com',)\n`),
  oneFile("no origins yet", `${ENABLED}CORS_ALLOWED_ORIGINS = []\n`),
  oneFile("origins under the old name", `${ENABLED}CORS_ORIGIN_WHITELIST = [\n    "https://app.example.com",\n]\n`),
  oneFile(
    "origins put together",
    `${ENABLED}FRONT_ENDS = ["https://app.example.com"]\nCORS_ALLOWED_ORIGINS = FRONT_ENDS + ["https://b.example"]\n`,
  ),
  oneFile(
    "origins made of hosts",
    `${ENABLED}CORS_ALLOWED_ORIGINS = [f"https://{host}" for host in ("a.example", "b.example")]\n`,
  ),
  oneFile(
    "origins that depend on DEBUG",
    `${ENABLED}if os.environ.get("X"):\n    CORS_ALLOWED_ORIGINS = ["https://a.example"]\nelse:\n    CORS_ALLOWED_ORIGINS = ["https://b.example"]\n`,
    { reads: [{ module: "site_one.settings" }, { module: "site_one.settings", environment: { X: "1" } }] },
  ),
  oneFile("a Django so old that the package has the old name", PLAIN, {
    files: { "requirements.txt": "Django==2.1.15\n" },
    changes: ["requirements.txt", "site_one/settings.py"],
  }),
  oneFile("several origins, cookies and headers", PLAIN, {
    request: {
      origins: ["http://localhost:3000", "https://app.example.com"],
      credentials: true,
      headers: ["x-auth-token", "authorization", "x-b"],
    },
  }),
  oneFile("cookies where they were refused", `${ENABLED}CORS_ALLOW_CREDENTIALS = False\n`, {
    request: { credentials: true },
    replaces: true,
  }),
  oneFile(
    "cookies where CSRF is trusted already",
    `${ENABLED}CORS_ALLOWED_ORIGINS = ["http://localhost:3000"]\nCORS_ALLOW_CREDENTIALS = True\nCSRF_TRUSTED_ORIGINS = ["https://app.example.com"]\n`,
    { request: { credentials: true } },
  ),
  oneFile("cookies of another site", PLAIN, {
    request: { origins: ["https://app.example.com"], credentials: true, crossSite: true },
  }),
  oneFile("headers beside a list", `${ENABLED}CORS_ALLOW_HEADERS = ["content-type", "X-B"]\n`, {
    request: { headers: ["x-auth-token", "x-b"] },
  }),
  oneFile(
    "headers beside the defaults",
    `from corsheaders.defaults import default_headers\n${ENABLED}CORS_ALLOW_HEADERS = list(default_headers) + [\n    "x-b",\n]\n`,
    { request: { headers: ["x-auth-token"] } },
  ),
  oneFile(
    "headers that are the defaults",
    `from corsheaders.defaults import default_headers\n${ENABLED}CORS_ALLOW_HEADERS = default_headers\n`,
    { request: { headers: ["x-auth-token"] } },
  ),
  oneFile("headers without any import", `SECRET_KEY = "x"\n${APPS}${MIDDLEWARE}`, {
    request: { headers: ["x-auth-token"] },
  }),
  oneFile(
    "headers below __future__",
    `#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n"""Settings."""\nfrom __future__ import annotations\n\nSECRET_KEY = "x"\n${APPS}${MIDDLEWARE}`,
    { request: { headers: ["x-auth-token"] } },
  ),
  oneFile("headers below a docstring alone", `"""Settings."""\n\n# The key.\nSECRET_KEY = "x"\n${APPS}${MIDDLEWARE}`, {
    request: { headers: ["x-auth-token"] },
  }),
]
