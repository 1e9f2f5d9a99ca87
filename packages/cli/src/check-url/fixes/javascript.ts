import type { Desired } from "./desired.ts"
import { type Recipe, list } from "./fix.ts"

/** What `ofcors` allows without being told: only what goes beyond it is written into a fix. */
const DEFAULT_METHODS = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]
const DEFAULT_HEADERS = ["accept", "authorization", "content-type", "user-agent", "x-csrftoken", "x-requested-with"]

/** Settings of `ofcors` for a policy, as an object literal. */
function settings(desired: Desired): string {
  const { origins, methods, headers, exposed, credentials, isPublic, listsMethods, listsHeaders } = desired
  const lines = [
    `allowedOrigins: ${list(origins, "  ")},${isPublic ? " // or for everybody, as now: allowAllOrigins: true" : ""}`,
  ]
  if (credentials) lines.push("allowCredentials: true,")
  const moreMethods = methods.filter((method) => method !== "HEAD" && !DEFAULT_METHODS.includes(method))
  if (moreMethods.length > 0 || listsMethods)
    lines.push(`allowMethods: ${list([...DEFAULT_METHODS, ...moreMethods], "  ")},`)
  const moreHeaders = headers.filter((name) => !DEFAULT_HEADERS.includes(name))
  if (moreHeaders.length > 0 || listsHeaders)
    lines.push(`allowHeaders: ${list([...DEFAULT_HEADERS, ...moreHeaders], "  ")},`)
  if (exposed.length > 0) lines.push(`exposeHeaders: ${list(exposed, "  ")},`)
  if (credentials && origins.some(isInsecure))
    lines.push('dangerously: ["insecure-origins"], // or serve the page over https')
  return `{\n${lines.map((line) => `  ${line}`).join("\n")}\n}`
}

function isInsecure(origin: string): boolean {
  return origin.startsWith("http:") && !/^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(origin)
}

/** What the snippet does without showing it. */
function remark({ cause, methods, headers }: Desired): string {
  if (cause === "allow-list-malformed")
    return `\n// by hand: Access-Control-Allow-Methods: ${methods.join(", ")}\n//          Access-Control-Allow-Headers: ${headers.join(", ")}`
  return cause === "vary-missing" ? "\n// it sends Vary: Origin with every answer; empty the cache once" : ""
}

const FIRST = "before every route and all other middleware, in place of any other CORS code"

/** Options of the `cors` package, which Nest passes on. */
function corsOptions({ origins, methods, headers, exposed, credentials }: Desired): string {
  const lines = [`origin: ${list(origins, "  ")},`]
  if (credentials) lines.push("credentials: true,")
  lines.push(`methods: ${list(methods, "  ")},`)
  if (headers.length > 0) lines.push(`allowedHeaders: ${list(headers, "  ")},`)
  if (exposed.length > 0) lines.push(`exposedHeaders: ${list(exposed, "  ")},`)
  return `{\n${lines.map((line) => `  ${line}`).join("\n")}\n}`
}

/** Fixes for servers written in JavaScript. */
export const javascriptRecipes: Readonly<Record<string, Recipe>> = {
  express: {
    where: FIRST,
    write: (desired) =>
      `import { cors } from "ofcors/express" // npm install ofcors\n\napp.use(cors(${settings(desired)}))${remark(desired)}`,
  },
  fastify: {
    where: "before every route, in place of @fastify/cors",
    write: (desired) =>
      `import { cors } from "ofcors/fastify" // npm install ofcors\n\napp.register(cors(${settings(desired)}))${remark(desired)}`,
  },
  koa: {
    where: FIRST,
    write: (desired) =>
      `import { cors } from "ofcors/koa" // npm install ofcors\n\napp.use(cors(${settings(desired)}))${remark(desired)}`,
  },
  hono: {
    where: FIRST,
    write: (desired) =>
      `import { cors } from "ofcors/hono" // npm install ofcors\n\napp.use(cors(${settings(desired)}))${remark(desired)}`,
  },
  node: {
    where: "around the whole request listener, in place of any other CORS code",
    write: (desired) =>
      `import { cors } from "ofcors/node" // npm install ofcors\n\nconst withCors = cors(${settings(desired)})\n\ncreateServer((request, response) =>\n  withCors(request, response, () => listener(request, response)),\n)${remark(desired)}`,
  },
  nest: {
    where: "main.ts, in place of any other CORS code",
    write: (desired) => `const app = await NestFactory.create(AppModule)\napp.enableCors(${corsOptions(desired)})`,
  },
  vite: {
    where: "vite.config.ts",
    write: ({ origins, credentials, host }) =>
      `export default defineConfig({\n  server: {\n    allowedHosts: ${list([host])},\n    cors: { origin: ${list(origins)}${credentials ? ", credentials: true" : ""} },\n  },\n})`,
  },
  next: {
    where: "proxy.ts beside app/ (middleware.ts, with `middleware` as its name, before Next 16)",
    write: nextProxy,
  },
}

function nextProxy({ origins, methods, headers, exposed, credentials, path }: Desired): string {
  const first = path.split("/")[1] ?? ""
  const always = [
    'headers.set("Vary", "Origin")',
    "if (!allowed.includes(origin)) return",
    'headers.set("Access-Control-Allow-Origin", origin)',
    ...(credentials ? ['headers.set("Access-Control-Allow-Credentials", "true")'] : []),
    ...(exposed.length > 0 ? [`headers.set("Access-Control-Expose-Headers", "${exposed.join(", ")}")`] : []),
  ]
  return `import { type NextRequest, NextResponse } from "next/server"

const allowed = ${list(origins)}

function allow(origin: string, headers: Headers) {
${always.map((line) => `  ${line}`).join("\n")}
}

export function proxy(request: NextRequest) {
  const origin = request.headers.get("origin") ?? ""
  const isPreflight = request.method === "OPTIONS" && request.headers.has("access-control-request-method")
  const response = isPreflight ? new NextResponse(null, { status: 204 }) : NextResponse.next()
  allow(origin, response.headers)
  if (isPreflight) {
    response.headers.set("Access-Control-Allow-Methods", "${methods.join(", ")}")
    response.headers.set("Access-Control-Allow-Headers", "${headers.join(", ")}")
  }
  return response
}

export const config = { matcher: "/${first === "" ? "" : `${first}/`}:path*" }`
}
