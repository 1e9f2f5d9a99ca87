/** One thing by which software shows itself: a header's value, or words in a body. */
export type Sign = (
  | { readonly header: string; readonly pattern: RegExp }
  | { readonly body: RegExp }
  /** The names of all headers in their order, in lower case with commas between. */
  | { readonly order: RegExp }
) & {
  readonly status?: number
  readonly method?: string
  /** How much it says; 1 for what others have too. Default: 2. */
  readonly weight?: number
}

/** Software and what gives it away. */
export interface Fingerprint {
  readonly name: string
  readonly signs: readonly Sign[]
}

const ANY = /./

/** Node writes these three last, in this order, and no `Server`. */
const NODE_ORDER = /^(?!.*\bserver\b).*\bdate,connection(?:,keep-alive)?(?:,content-length|,transfer-encoding)?$/

/** Frameworks, the more special ones first: Nest runs on Express, FastAPI on Starlette. */
export const applications: readonly Fingerprint[] = [
  {
    name: "django",
    signs: [
      { header: "server", pattern: /WSGIServer|CPython/, weight: 3 },
      { header: "set-cookie", pattern: /^csrftoken=/, weight: 3 },
      { header: "set-cookie", pattern: /^sessionid=/, weight: 1 },
      {
        body: /You.re seeing this error because you have|<title>Page not found at|DisallowedHost at|Django/,
        weight: 4,
      },
      { body: /<h1>Not Found<\/h1><p>The requested resource was not found on this server\.<\/p>/, weight: 3 },
      { body: /<h1>Bad Request \(400\)<\/h1>|<h1>Server Error \(500\)<\/h1>/, weight: 3 },
      { header: "cross-origin-opener-policy", pattern: /^same-origin$/, weight: 1 },
      { header: "referrer-policy", pattern: /^same-origin$/, weight: 1 },
      { header: "x-frame-options", pattern: /^DENY$/, weight: 1 },
    ],
  },
  {
    name: "nest",
    signs: [{ body: /^\{"message":"Cannot [A-Z]+ [^"]*","error":"Not Found","statusCode":404\}$/, weight: 6 }],
  },
  {
    name: "next",
    signs: [
      { header: "x-powered-by", pattern: /Next\.js/, weight: 4 },
      { header: "x-nextjs-cache", pattern: ANY, weight: 3 },
      { header: "vary", pattern: /\bnext-router-state-tree\b/i, weight: 4 },
      { body: /\/_next\/static\/|__next_error__/, weight: 4 },
    ],
  },
  {
    name: "express",
    signs: [
      { header: "x-powered-by", pattern: /^Express$/, weight: 4 },
      { body: /<pre>Cannot [A-Z]+ \/[^<]*<\/pre>/, weight: 4 },
      { header: "access-control-allow-methods", pattern: /^GET,HEAD,PUT,PATCH,POST,DELETE$/, weight: 1 },
    ],
  },
  {
    name: "fastify",
    signs: [
      { body: /^\{"message":"Route [A-Z]+:[^"]* not found","error":"Not Found","statusCode":404\}$/, weight: 6 },
      { body: /"code":"FST_|"statusCode":\d{3},"error":"|"statusCode":\d{3},"code":"FST_/, weight: 3 },
      { body: /^Invalid Preflight Request$/, weight: 4 },
    ],
  },
  {
    name: "fastapi",
    signs: [
      { header: "server", pattern: /^uvicorn|hypercorn/, weight: 1 },
      { body: /^\{"detail":"(?:Not Found|Method Not Allowed)"\}$/, weight: 3 },
    ],
  },
  {
    name: "starlette",
    signs: [
      { header: "server", pattern: /^uvicorn|hypercorn/ },
      { body: /^Disallowed CORS /, weight: 2 },
    ],
  },
  {
    name: "flask",
    signs: [
      { header: "server", pattern: /^Werkzeug/, weight: 3 },
      { body: /<p>The requested URL was not found on the server\. If you entered the URL manually/, weight: 3 },
      {
        body: /<title>405 Method Not Allowed<\/title>\n<h1>Method Not Allowed<\/h1>\n<p>The method is not allowed for the requested URL/,
        weight: 3,
      },
    ],
  },
  {
    name: "spring",
    signs: [
      { body: /Invalid CORS request/, weight: 4 },
      { body: /Whitelabel Error Page|"timestamp":"?[^,]*,"status":\d{3},"error":"/, weight: 4 },
      { header: "vary", pattern: /Origin, Access-Control-Request-Method, Access-Control-Request-Headers/, weight: 2 },
    ],
  },
  {
    name: "laravel",
    signs: [
      { header: "set-cookie", pattern: /laravel_session=|XSRF-TOKEN=/, weight: 4 },
      { header: "x-powered-by", pattern: /^PHP\//, weight: 1 },
      { body: /Illuminate\\|laravel/i, weight: 3 },
    ],
  },
  {
    name: "rails",
    signs: [
      { header: "x-runtime", pattern: /^\d+\.\d+$/, weight: 3 },
      { body: /No route matches \[|Action Controller: Exception caught|Blocked hosts?:/, weight: 4 },
      { header: "x-permitted-cross-domain-policies", pattern: /^none$/, weight: 1 },
    ],
  },
  {
    name: "vite",
    signs: [{ body: /Blocked request\. This host|\/@vite\/client/, weight: 4 }],
  },
  {
    name: "hono",
    signs: [{ body: /^404 Not Found$/, status: 404, weight: 2 }],
  },
  {
    name: "koa",
    signs: [
      { body: /^Not Found$/, status: 404, weight: 1 },
      {
        body: /^(?:Method Not Allowed|Internal Server Error|Unauthorized|Not Implemented|Authentication Error\n?)$/,
        weight: 1,
      },
      { order: NODE_ORDER, weight: 1 },
    ],
  },
  {
    name: "node",
    signs: [{ order: NODE_ORDER, weight: 2 }],
  },
]

/** Packages that write CORS headers, by what each writes differently, with the framework that each belongs to. */
export const corsLayers: readonly (Fingerprint & { readonly application?: string })[] = [
  {
    name: "django-cors-headers",
    application: "django",
    signs: [
      { header: "access-control-allow-methods", pattern: /^DELETE, GET, OPTIONS, PATCH, POST, PUT$/, weight: 4 },
      { header: "vary", pattern: /^origin$/, method: "OPTIONS", weight: 3 },
      { header: "vary", pattern: /(?:^|, )origin$/, weight: 3 },
    ],
  },
  {
    name: "cors (npm)",
    signs: [{ header: "access-control-allow-methods", pattern: /^GET,HEAD,PUT,PATCH,POST,DELETE$/, weight: 3 }],
  },
  {
    name: "@koa/cors",
    application: "koa",
    signs: [{ header: "access-control-allow-methods", pattern: /^GET,HEAD,PUT,POST,DELETE,PATCH$/, weight: 3 }],
  },
  {
    name: "Starlette's CORSMiddleware",
    application: "starlette",
    signs: [{ body: /^Disallowed CORS (?:origin|method|headers)/, weight: 4 }],
  },
  {
    name: "Spring's CORS filter",
    application: "spring",
    signs: [{ body: /Invalid CORS request/, weight: 4 }],
  },
]

/** Servers, gateways and networks that stand in front of applications, or serve files. */
export const fronts: readonly Fingerprint[] = [
  {
    name: "api-gateway",
    signs: [
      { header: "x-amz-apigw-id", pattern: ANY, weight: 4 },
      { header: "apigw-requestid", pattern: ANY, weight: 4 },
      { header: "x-amzn-errortype", pattern: ANY, weight: 3 },
      { body: /"message":"Missing Authentication Token"/, weight: 3 },
    ],
  },
  {
    name: "s3",
    signs: [
      { header: "server", pattern: /^AmazonS3$/, weight: 4 },
      { body: /CORSResponse: |<Code>(?:NoSuchKey|NoSuchBucket|AccessForbidden)<\/Code>/, weight: 3 },
    ],
  },
  {
    name: "cloudfront",
    signs: [
      { header: "x-amz-cf-id", pattern: ANY, weight: 3 },
      { header: "via", pattern: /cloudfront/i, weight: 3 },
    ],
  },
  {
    name: "cloudflare",
    signs: [
      { header: "cf-ray", pattern: ANY, weight: 3 },
      { header: "server", pattern: /^cloudflare$/, weight: 3 },
    ],
  },
  {
    name: "nginx",
    signs: [
      { header: "server", pattern: /^(?:nginx|openresty)/i, weight: 3 },
      { body: /<hr><center>(?:nginx|openresty)/, weight: 3 },
    ],
  },
  {
    name: "apache",
    signs: [
      { header: "server", pattern: /^Apache/, weight: 3 },
      { body: /<address>Apache/, weight: 3 },
    ],
  },
  {
    name: "caddy",
    signs: [
      { header: "server", pattern: /^Caddy/, weight: 3 },
      { header: "via", pattern: /\bCaddy\b/, weight: 3 },
    ],
  },
]

/** How a server in front words the error pages that it writes itself. */
export function wordsOfFront(name: string): readonly RegExp[] {
  const signs = fronts.find((front) => front.name === name)?.signs ?? []
  return signs.flatMap((sign) => ("body" in sign ? [sign.body] : []))
}
