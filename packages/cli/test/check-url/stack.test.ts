import { describe, expect, test } from "vitest"
import type { Observation } from "../../src/check-url/observation.ts"
import { recogniseStack } from "../../src/check-url/stack/recognise.ts"

type Lines = readonly (readonly [string, string])[]

const seen = (headers: Lines, body = "", status = 404, method = "GET"): Observation => ({
  question: { method, url: "http://a.test/ofcors", headers: [] },
  answer: { status, statusText: "", headers, body },
  milliseconds: 1,
})

/** Answers as the documentation of services and frameworks shows them that the corpus cannot start here. */
describe("software is recognised by what it writes", () => {
  test.each<readonly [string, Observation, { readonly name: string; readonly front?: string }]>([
    [
      "a path without OPTIONS",
      seen(
        [["x-amzn-errortype", "MissingAuthenticationTokenException"]],
        '{"message":"Missing Authentication Token"}',
        403,
      ),
      { name: "api-gateway" },
    ],
    ["a bucket", seen([["Server", "AmazonS3"]], "<Code>NoSuchKey</Code>"), { name: "s3" }],
    [
      "a distribution",
      seen([
        ["Via", "1.1 abc.cloudfront.net (CloudFront)"],
        ["X-Amz-Cf-Id", "x"],
      ]),
      { name: "cloudfront" },
    ],
    [
      "a network",
      seen([
        ["Server", "cloudflare"],
        ["CF-RAY", "8f-AMS"],
      ]),
      { name: "cloudflare" },
    ],
    [
      "a network before Express",
      seen([
        ["Server", "cloudflare"],
        ["X-Powered-By", "Express"],
      ]),
      { name: "express", front: "cloudflare" },
    ],
    ["a refusal of Spring", seen([], "Invalid CORS request", 403, "OPTIONS"), { name: "spring" }],
    [
      "an error page of Spring Boot",
      seen([], '{"timestamp":"2026","status":404,"error":"Not Found","path":"/x"}'),
      { name: "spring" },
    ],
    ["the cookies of Laravel", seen([["Set-Cookie", "XSRF-TOKEN=abc; path=/"]]), { name: "laravel" }],
    [
      "the timing of Rails",
      seen([
        ["X-Runtime", "0.012"],
        ["X-Permitted-Cross-Domain-Policies", "none"],
      ]),
      { name: "rails" },
    ],
    ["Next.js", seen([["X-Powered-By", "Next.js"]]), { name: "next" }],
    ["PHP alone, which many have", seen([["X-Powered-By", "PHP/8.3"]]), { name: "unknown" }],
    ["nothing", seen([]), { name: "unknown" }],
  ])("%s", (_, observation, expected) => expect(recogniseStack([observation])).toMatchObject(expected))
})
