/**
 * What AWS hands to a function for one HTTP request, as its documentation describes each payload. No emulator on npm
 * covers them all: Serverless Offline, the one that is maintained, has neither function URLs nor streaming, and asks
 * for an account.
 *
 * @module
 */
import type { ALBEvent, APIGatewayProxyEvent, APIGatewayProxyEventV2 } from "aws-lambda"
import type { IncomingMessage } from "node:http"

/** A request with its body, read. */
export interface ReadRequest {
  readonly message: IncomingMessage
  readonly body: string
}

/** Header lines as they came. */
function linesOf({ rawHeaders }: IncomingMessage): [name: string, value: string][] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1]!]] : []))
}

function multiple(lines: readonly (readonly [string, string])[]): Record<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of lines) values.set(name, [...(values.get(name) ?? []), value])
  return Object.fromEntries(values)
}

function split(target = "/"): { path: string; query: string } {
  const at = target.indexOf("?")
  return at < 0 ? { path: target, query: "" } : { path: target.slice(0, at), query: target.slice(at + 1) }
}

/** REST APIs, and HTTP APIs with payload 1.0: names as the client spelled them, and in `headers` the last line of each. */
export function payload1({ message, body }: ReadRequest): APIGatewayProxyEvent {
  const lines = linesOf(message)
  const { path, query } = split(message.url)
  const parameters = [...new URLSearchParams(query)]
  return {
    resource: "/{proxy+}",
    path,
    httpMethod: message.method!,
    headers: Object.fromEntries(lines),
    multiValueHeaders: multiple(lines),
    queryStringParameters: Object.fromEntries(parameters),
    multiValueQueryStringParameters: multiple(parameters),
    pathParameters: { proxy: path.slice(1) },
    stageVariables: null,
    requestContext: { httpMethod: message.method!, path: `/prod${path}`, stage: "prod" } as never,
    body: body === "" ? null : body,
    isBase64Encoded: false,
  }
}

/** HTTP APIs and function URLs: names in lower case, lines of one name joined by commas, cookies apart. */
export function payload2({ message, body }: ReadRequest): APIGatewayProxyEventV2 {
  const lines = multiple(linesOf(message).map(([name, value]) => [name.toLowerCase(), value]))
  const { cookie, ...others } = lines
  const { path, query } = split(message.url)
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query,
    ...(cookie && { cookies: cookie.flatMap((line) => line.split("; ")) }),
    headers: Object.fromEntries(Object.entries(others).map(([name, values]) => [name, values.join(",")])),
    requestContext: {
      http: { method: message.method!, path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "" },
      stage: "$default",
    } as never,
    ...(body !== "" && { body }),
    isBase64Encoded: false,
  }
}

/** Application load balancers: names in lower case, with every line where the target group says so. */
export function loadBalancer({ message, body }: ReadRequest, everyLine: boolean): ALBEvent {
  const lines = linesOf(message).map(([name, value]): [string, string] => [name.toLowerCase(), value])
  const { path, query } = split(message.url)
  return {
    requestContext: { elb: { targetGroupArn: "arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/items/1" } },
    httpMethod: message.method!,
    path,
    queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
    ...(everyLine ? { multiValueHeaders: multiple(lines) } : { headers: Object.fromEntries(lines) }),
    body,
    isBase64Encoded: false,
  }
}
