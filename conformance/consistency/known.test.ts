import { createPolicy } from "ofcors"
import { expect, test } from "vitest"

test("a page of the server's own origin is not told about, whatever its path", () => {
  const decision = createPolicy([{ urls: "/admin/*", explain: false }, {}]).decide({
    method: "POST",
    url: "/public/..%2fadmin",
    headers: { host: "api.example", origin: "https://api.example" },
  })
  expect(decision).toMatchObject({ kind: "not-cors", allowed: true })
})
