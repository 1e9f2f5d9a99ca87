import type { IncomingMessage, ServerResponse } from "node:http"
import { describe, expect, test } from "vitest"
import { checkUrl } from "../../src/check-url/check-url.ts"
import { type CheckRequest, checkRequest } from "../../src/check-url/request.ts"
import { serve } from "./serve.ts"

const PAGE = "http://localhost:3000"

type Handler = (request: IncomingMessage, response: ServerResponse) => void

interface Row {
  readonly what: string
  readonly handler: Handler
  readonly request?: Partial<CheckRequest>
  readonly path?: string
  /** The codes of all causes, the first one first. */
  readonly causes: readonly string[]
  readonly certainty?: string
  readonly verdict?: string
}

const isPreflight = ({ method, headers }: IncomingMessage): boolean =>
  method === "OPTIONS" && headers["access-control-request-method"] !== undefined

/** Answers everything, with these headers everywhere. */
const always =
  (headers: Readonly<Record<string, string | string[]>>, status = 200): Handler =>
  (_, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.writeHead(status).end("[]")
  }

const ALLOW = { "Access-Control-Allow-Origin": PAGE }
const PUT = { method: "PUT" }

/** Rows about what the corpus of real software has no case for, and about which of two causes comes first. */
const ROWS: readonly Row[] = [
  { what: "a server that says nothing", handler: always({}), causes: ["cors-not-configured"], certainty: "likely" },
  {
    what: "a redirect within the host, to another path",
    path: "/old",
    handler: (request, response) =>
      request.url === "/old" ? always({ Location: "/new" }, 302)(request, response) : always(ALLOW)(request, response),
    causes: ["redirect-to-other-path"],
    certainty: "certain",
  },
  {
    what: "two addresses that redirect to each other",
    handler: (request, response) =>
      always({ ...ALLOW, Location: request.url === "/a" ? "/b" : "/a" }, 302)(request, response),
    causes: ["redirect-loop"],
  },
  {
    what: "a redirect to a file",
    handler: always({ ...ALLOW, Location: "file:///etc/passwd" }, 302),
    causes: ["redirect-unusable"],
  },
  {
    what: "a list in which methods and headers lack everything",
    handler: always({ ...ALLOW, "Access-Control-Allow-Methods": "GET" }),
    request: {
      ...PUT,
      headers: [
        ["X-B", "1"],
        ["X-A", "1"],
      ],
    },
    causes: ["request-method-not-listed", "request-header-not-listed"],
    certainty: "certain",
  },
  {
    what: "a header of responses that the page sends, beside one that is missing",
    handler: always({ ...ALLOW }),
    request: {
      headers: [
        ["Access-Control-Allow-Origin", "*"],
        ["X-A", "1"],
      ],
    },
    causes: ["client-sends-response-header", "request-header-not-listed"],
  },
  {
    what: "a wildcard for headers, with credentials",
    handler: always({ ...ALLOW, "Access-Control-Allow-Credentials": "true", "Access-Control-Allow-Headers": "*" }),
    request: { headers: [["X-A", "1"]], credentials: true },
    causes: ["credentials-with-wildcard"],
    certainty: "certain",
  },
  {
    what: "an origin allowed for GET and refused for PUT, as some middleware does",
    handler: (request, response) =>
      isPreflight(request) && request.headers["access-control-request-method"] === "PUT"
        ? always({}, 403)(request, response)
        : always(ALLOW)(request, response),
    request: PUT,
    causes: ["request-method-not-listed"],
    certainty: "likely",
  },
  {
    what: "a server that throws for a foreign origin, and not without one",
    handler: (request, response) =>
      request.headers.origin === undefined ? always({})(request, response) : always({}, 500)(request, response),
    causes: ["origin-not-in-allow-list"],
    certainty: "likely",
  },
  {
    what: "everything answers 503, and nothing healthy shows",
    handler: always({}, 503),
    causes: ["errors-without-cors"],
    certainty: "possible",
  },
  {
    what: "a page without origin, at a server that lists origins",
    handler: (request, response) =>
      request.headers.origin === PAGE
        ? always(ALLOW)(request, response)
        : always({ Vary: "Origin" })(request, response),
    request: { from: "null" },
    causes: ["origin-null-page"],
  },
  {
    what: "a URL with a password",
    handler: always(ALLOW),
    request: { url: "http://ada:secret@localhost:1/x" },
    causes: ["request-not-sendable"],
  },
  {
    what: "no scheme, as the page writes it",
    handler: always(ALLOW),
    request: { url: "localhost:8000/api/items" },
    causes: ["url-missing-scheme"],
    certainty: "certain",
  },
  {
    what: "a page of the public network at this machine, allowed by the server",
    handler: always({ "Access-Control-Allow-Origin": "*" }),
    request: { from: "https://app.example.org", pageNetwork: "public" },
    causes: ["local-network-access"],
    certainty: "likely",
    verdict: "blocked",
  },
  {
    what: "a plain http page of the public network",
    handler: always({ "Access-Control-Allow-Origin": "*" }),
    request: { from: "http://app.example.org", pageNetwork: "public" },
    causes: ["local-network-access"],
    certainty: "certain",
    verdict: "blocked",
  },
  {
    what: "a page of the public network that the server refuses: what the server can mend comes first",
    handler: always({}),
    request: { from: "https://app.example.org", pageNetwork: "public" },
    causes: ["cors-not-configured", "local-network-access"],
  },
  {
    what: "a 401 with CORS, and no cookies sent",
    handler: always(ALLOW, 401),
    causes: ["credentials-mode-missing"],
    certainty: "possible",
    verdict: "readable",
  },
  {
    what: "a header that the page wants and does not get",
    handler: always({ ...ALLOW, "X-Total-Count": "7", "X-Other": "1" }),
    request: { reads: ["X-Total-Count"] },
    causes: ["response-header-not-exposed"],
    certainty: "certain",
    verdict: "readable",
  },
  {
    what: "a cookie that the browser has, and keeps at home",
    handler: always(
      { "Access-Control-Allow-Origin": "http://127.0.0.1:3000", "Access-Control-Allow-Credentials": "true" },
      401,
    ),
    request: { from: "http://127.0.0.1:3000", credentials: true, cookies: ["sid=1; SameSite=Lax"] },
    causes: ["cookies-not-sent"],
    certainty: "certain",
    verdict: "readable",
  },
  {
    what: "all in order",
    handler: always({ ...ALLOW, Vary: "Origin" }),
    causes: ["not-blocked"],
    verdict: "readable",
  },
  {
    what: "a POST that is not sent, on a path that has no GET",
    handler: (request, response) =>
      request.method === "POST" ? always(ALLOW)(request, response) : always({}, 404)(request, response),
    request: { method: "POST", body: "a=1" },
    causes: ["cors-not-configured"],
    certainty: "possible",
    verdict: "unknown",
  },
]

describe("causes, all of them and in order", () => {
  test.each(ROWS)("$what", async ({ handler, request, path = "/api/items", causes, certainty, verdict }) => {
    const url = `${await serve(handler)}${path}`
    const { result } = await checkUrl(checkRequest({ url, from: PAGE, ...request }))
    expect(result.causes.map(({ code }) => code)).toEqual(causes)
    if (certainty !== undefined) expect(result.causes[0]?.certainty).toBe(certainty)
    expect(result.verdict).toBe(verdict ?? "blocked")
  })
})
