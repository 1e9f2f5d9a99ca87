// The adapter fits AWS's own types, as users write it.
import type {
  ALBHandler,
  ALBResult,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  APIGatewayProxyHandler,
  APIGatewayProxyHandlerV2,
  APIGatewayProxyResult,
  APIGatewayProxyResultV2,
  Context,
  LambdaFunctionURLEvent,
  LambdaFunctionURLHandler,
  StreamifyHandler,
} from "aws-lambda"
import { cors } from "../src/adapters/lambda.ts"

const withCors = cors({ allowedOrigins: ["https://a.example"] })

// @ts-expect-error an origin has no trailing slash
cors({ allowedOrigins: ["https://a.example/"] })

withCors(async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => ({
  statusCode: 200,
  body: event.path,
})) satisfies APIGatewayProxyHandler

withCors(async (event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyResultV2> => ({
  statusCode: 200,
  body: event.rawPath + context.awsRequestId,
})) satisfies APIGatewayProxyHandlerV2

// The event's type comes from what the handler is declared to be.
export const declared: APIGatewayProxyHandlerV2 = withCors(async (event) => ({ statusCode: 200, body: event.rawPath }))
export const functionUrl: LambdaFunctionURLHandler = withCors(async (event: LambdaFunctionURLEvent) => event.rawPath)
export const balanced: ALBHandler = withCors(async (): Promise<ALBResult> => ({ statusCode: 200 }))

// A handler that takes a callback, as AWS's types allow.
const old: APIGatewayProxyHandler = (_event, _context, callback) => callback(null, { statusCode: 200, body: "" })
withCors(old) satisfies APIGatewayProxyHandler

// The result of a test's call has a status, whatever the handler returned.
export async function called(event: APIGatewayProxyEventV2): Promise<number | undefined> {
  const result = await withCors(async (_event: APIGatewayProxyEventV2) => "hello")(event)
  return typeof result === "string" ? undefined : result.statusCode
}

awslambda.streamifyResponse(
  withCors(async (event: APIGatewayProxyEventV2, stream: awslambda.HttpResponseStream, _context: Context) => {
    awslambda.HttpResponseStream.from(stream, { statusCode: 200 }).end(event.rawPath)
  }),
) satisfies StreamifyHandler<APIGatewayProxyEventV2, void>
