import type { Desired } from "./desired.ts"
import { type Recipe, exactly } from "./fix.ts"

type Line = readonly [name: string, value: string]

/** The headers of every response, in order. */
function always({ exposed, credentials }: Desired, origin: string): readonly Line[] {
  return [
    ["Access-Control-Allow-Origin", origin],
    ...(credentials ? [["Access-Control-Allow-Credentials", "true"] as const] : []),
    ...(exposed.length > 0 ? [["Access-Control-Expose-Headers", exposed.join(", ")] as const] : []),
    ["Vary", "Origin"],
  ]
}

/** What preflights have beside them. */
function preflight({ methods, headers }: Desired): readonly Line[] {
  return [
    ["Access-Control-Allow-Methods", methods.join(", ")],
    ...(headers.length > 0 ? [["Access-Control-Allow-Headers", headers.join(", ")] as const] : []),
    ["Access-Control-Max-Age", "7200"],
  ]
}

/** What nginx itself refuses, by status: the limit to raise, beside the headers. */
const NGINX_LIMITS: Readonly<Record<string, string>> = {
  "413": "client_max_body_size 10m; # raise it to what you accept",
  "504": "proxy_read_timeout 120s; # or make the application faster",
}

function nginx(desired: Desired): string {
  const { origins, needsPreflight, cause, status } = desired
  const isOne = origins.length === 1
  const map = isOne
    ? []
    : [
        "# in http { … }",
        "map $http_origin $cors_origin {",
        ...origins.map((origin) => `  "${origin}" $http_origin;`),
        "}",
        "",
      ]
  const origin = isOne ? `"${origins[0] ?? ""}"` : "$cors_origin"
  const add = ([name, value]: Line): string =>
    `add_header ${name} ${name === "Access-Control-Allow-Origin" || /^[\w*-]+$/.test(value) ? value : `"${value}"`} always;`
  const common = always(desired, origin).map(add)
  const limit = NGINX_LIMITS[status ?? ""]
  return [
    ...map,
    "# in the location that answers; `always` is for errors, and an add_header here",
    "# replaces all those of the levels above",
    ...(desired.isPublic ? [`# "*" in place of the origin is for everybody, as now`] : []),
    ...(limit === undefined ? [] : [limit]),
    ...(needsPreflight
      ? [
          "if ($request_method = OPTIONS) {",
          ...[...common, ...preflight(desired).map(add)].map((line) => `  ${line}`),
          "  return 204;",
          "}",
        ]
      : []),
    ...(cause === "headers-set-twice" ? hidden("proxy_hide_header ", ";", desired) : []),
    ...common,
  ].join("\n")
}

/** Lines that take the application's own headers away. */
function hidden(before: string, after: string, { credentials }: Desired): readonly string[] {
  const names = ["Access-Control-Allow-Origin", ...(credentials ? ["Access-Control-Allow-Credentials"] : [])]
  return names.map((name) => `${before}${name}${after}`)
}

function apache(desired: Desired): string {
  const { origins, needsPreflight } = desired
  const isOne = origins.length === 1
  const set = ([name, value]: Line): string =>
    name === "Vary" ? "Header always merge Vary Origin" : `Header always set ${name} "${value}"`
  const lines = always(desired, isOne ? (origins[0] ?? "") : "%{CORS_ORIGIN}e").map(set)
  return [
    ...(isOne ? [] : [`SetEnvIf Origin "${exactly(origins)}" CORS_ORIGIN=$0`]),
    "# `always` is for errors; the headers of the application are taken away",
    "Header onsuccess unset Access-Control-Allow-Origin",
    ...lines.map((line) => (isOne || !line.includes("CORS_ORIGIN") ? line : `${line} env=CORS_ORIGIN`)),
    ...(needsPreflight
      ? [
          ...preflight(desired).map(set),
          "RewriteEngine On",
          "RewriteCond %{REQUEST_METHOD} =OPTIONS",
          "RewriteRule ^ - [R=204,L]",
          "# and where a password is asked for: Require method OPTIONS",
        ]
      : []),
  ].join("\n")
}

function caddy(desired: Desired): string {
  const { origins, needsPreflight, cause } = desired
  const isOne = origins.length === 1
  const write = ([name, value]: Line): string =>
    `${name} ${/^[\w*-]+$/.test(value) || value.startsWith("{") ? value : `"${value}"`}`
  const common = always(desired, isOne ? (origins[0] ?? "") : "{http.request.header.Origin}").map(write)
  const matcher = isOne ? [] : ["@allowed header_regexp Origin " + exactly(origins)]
  const on = isOne ? "" : "@allowed "
  return [
    ...matcher,
    ...(needsPreflight
      ? [
          "@preflight method OPTIONS",
          "handle @preflight {",
          `  header ${on}{`,
          ...[...common, ...preflight(desired).map(write)].map((line) => `    ${line}`),
          "  }",
          "  respond 204",
          "}",
        ]
      : []),
    `header ${on}{`,
    "  defer # over what the application sets",
    ...common.map((line) => `  ${line}`),
    "}",
    ...(cause === "preflight-needs-authentication"
      ? ["@asked not method OPTIONS", "# for whatever asks for a password, as in: basicauth @asked { … }"]
      : []),
    "# Caddy writes its own errors here, such as 502:",
    "handle_errors {",
    `  header ${on}{`,
    ...common.map((line) => `    ${line}`),
    "  }",
    '  respond "{http.error.status_code} {http.error.status_text}"',
    "}",
    ...(cause === "headers-set-twice" ? ["# in reverse_proxy { … }:", ...hidden("header_down -", "", desired)] : []),
  ].join("\n")
}

/** Fixes for servers that stand in front of applications, or serve files. */
export const proxyRecipes: Readonly<Record<string, Recipe>> = {
  nginx: { where: "nginx.conf, in the `location` that answers this path", write: nginx },
  apache: { where: "the <VirtualHost> (modules headers and rewrite)", write: apache },
  caddy: { where: "the site's block in the Caddyfile", write: caddy },
}
