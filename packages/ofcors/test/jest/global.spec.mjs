import { cors } from "ofcors/fetch"
import { corsMatchers } from "ofcors/testing/jest"

/* global expect, test */
expect.extend(corsMatchers)

test("passes with the globals of Jest, too", () =>
  expect(cors({ allowAllOrigins: true })(() => new Response("tea"))).toAllowOrigin("https://app.example"))
