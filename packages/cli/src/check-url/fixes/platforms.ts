import type { Desired } from "./desired.ts"
import { type Recipe, list } from "./fix.ts"

function spring({ origins, methods, headers, exposed, credentials }: Desired): string {
  const values = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(", ")
  return [
    "@Bean",
    "CorsConfigurationSource corsConfigurationSource() {",
    "  var policy = new CorsConfiguration();",
    `  policy.setAllowedOrigins(List.of(${values(origins)}));`,
    `  policy.setAllowedMethods(List.of(${values(methods)}));`,
    ...(headers.length > 0 ? [`  policy.setAllowedHeaders(List.of(${values(headers)}));`] : []),
    ...(exposed.length > 0 ? [`  policy.setExposedHeaders(List.of(${values(exposed)}));`] : []),
    ...(credentials ? ["  policy.setAllowCredentials(true);"] : []),
    "  var source = new UrlBasedCorsConfigurationSource();",
    '  source.registerCorsConfiguration("/**", policy);',
    "  return source;",
    "}",
    "",
    "// in the SecurityFilterChain: preflights then pass before authentication",
    "http.cors(Customizer.withDefaults());",
  ].join("\n")
}

function phpList(values: readonly string[]): string {
  return `[${values.map((value) => `'${value}'`).join(", ")}]`
}

function laravel({ origins, methods, headers, exposed, credentials, path }: Desired): string {
  const first = path.split("/")[1] ?? ""
  return [
    "return [",
    `    'paths' => ${phpList([...new Set([first === "" ? "*" : `${first}/*`, "api/*", "sanctum/csrf-cookie"])])},`,
    `    'allowed_origins' => ${phpList(origins)},`,
    "    'allowed_origins_patterns' => [],",
    `    'allowed_methods' => ${phpList(methods)},`,
    `    'allowed_headers' => ${phpList(headers.length > 0 ? headers : ["content-type"])},`,
    `    'exposed_headers' => ${phpList(exposed)},`,
    "    'max_age' => 7200,",
    `    'supports_credentials' => ${credentials ? "true" : "false"},`,
    "];",
    "// then: php artisan config:clear",
  ].join("\n")
}

function rails({ origins, methods, headers, exposed, credentials }: Desired): string {
  const options = [
    `headers: ${list(headers.length > 0 ? headers : ["content-type"])}`,
    `methods: [${methods.map((method) => `:${method.toLowerCase()}`).join(", ")}]`,
    ...(exposed.length > 0 ? [`expose: ${list(exposed)}`] : []),
    ...(credentials ? ["credentials: true"] : []),
  ]
  return [
    '# Gemfile: gem "rack-cors"',
    "Rails.application.config.middleware.insert_before 0, Rack::Cors do",
    "  allow do",
    `    origins ${origins.map((origin) => JSON.stringify(origin)).join(", ")}`,
    `    resource "*", ${options.join(", ")}`,
    "  end",
    "end",
  ].join("\n")
}

function apiGateway({ origins, methods, headers, exposed, credentials }: Desired): string {
  const yaml = (values: readonly string[]): string => `[${values.map((value) => `"${value}"`).join(", ")}]`
  const one = origins[0] ?? ""
  return [
    "# an HTTP API answers preflights itself:",
    "CorsConfiguration:",
    `  AllowOrigins: ${yaml(origins)}`,
    `  AllowMethods: ${yaml(methods)}`,
    ...(headers.length > 0 ? [`  AllowHeaders: ${yaml(headers)}`] : []),
    ...(exposed.length > 0 ? [`  ExposeHeaders: ${yaml(exposed)}`] : []),
    ...(credentials ? ["  AllowCredentials: true"] : []),
    "# a REST API: an OPTIONS method without authorizer, headers in the Lambda's own",
    "# answer, and these for the gateway's errors; then deploy the stage again",
    "GatewayResponses:",
    "  DEFAULT_4XX: &cors",
    "    ResponseParameters:",
    "      Headers:",
    `        Access-Control-Allow-Origin: "'${one}'"`,
    ...(credentials ? [`        Access-Control-Allow-Credentials: "'true'"`] : []),
    "  DEFAULT_5XX: *cors",
  ].join("\n")
}

function s3({ origins, methods, headers, exposed }: Desired): string {
  const rule = {
    AllowedOrigins: origins,
    AllowedMethods: methods.filter((method) => method !== "OPTIONS" && method !== "PATCH"),
    AllowedHeaders: headers.length > 0 ? headers : ["*"],
    ExposeHeaders: ["ETag", ...exposed],
    MaxAgeSeconds: 3000,
  }
  return JSON.stringify([rule], undefined, 2)
}

function cloudfront({ origins, methods, headers, credentials }: Desired): string {
  const items = (values: readonly string[]): object => ({ Quantity: values.length, Items: values })
  const config = {
    OriginOverride: true,
    AccessControlAllowOrigins: items(origins),
    AccessControlAllowMethods: items(methods),
    AccessControlAllowHeaders: items(headers.length > 0 ? headers : ["content-type"]),
    AccessControlAllowCredentials: credentials,
  }
  return JSON.stringify({ CorsConfig: config }, undefined, 2)
}

function cloudflare({ origins, methods, headers, credentials }: Desired): string {
  const settings = [
    `allowedOrigins: ${list(origins)}`,
    ...(credentials ? ["allowCredentials: true"] : []),
    `allowMethods: ${list(methods.filter((method) => method !== "HEAD"))}`,
    ...(headers.length > 0 ? [`allowHeaders: ${list(headers)}`] : []),
  ]
  return [
    "// a Worker in front; where Access or a challenge answers first, let OPTIONS bypass it",
    'import { cors } from "ofcors/fetch"',
    "",
    "const withCors = cors({",
    ...settings.map((line) => `  ${line},`),
    "})",
    "",
    "export default { fetch: withCors((request) => fetch(request)) }",
  ].join("\n")
}

/** Fixes for frameworks of other languages, and for services. */
export const platformRecipes: Readonly<Record<string, Recipe>> = {
  spring: { where: "a @Configuration class, in place of any other CORS code", write: spring },
  laravel: { where: "config/cors.php", write: laravel },
  rails: { where: "config/initializers/cors.rb", write: rails },
  "api-gateway": { where: "the template of the API", write: apiGateway },
  s3: { where: "the bucket's CORS configuration; behind CloudFront forward Origin, too", write: s3 },
  cloudfront: { where: "a response headers policy of the distribution", write: cloudfront },
  cloudflare: { where: "in front of the server", write: cloudflare },
}
