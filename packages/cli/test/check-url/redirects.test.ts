import { expect, test } from "vitest"
import { kindOfRedirect } from "../../src/check-url/causes/redirects.ts"

test.each([
  ["http://a.test/api/items", "/api/items/", "redirect-trailing-slash"],
  ["http://a.test/api/items/", "http://a.test/api/items", "redirect-trailing-slash"],
  ["http://a.test:8000/api/items?x=1", "http://a.test/api/items/?x=1", "redirect-trailing-slash"],
  ["http://a.test/api/items", "https://a.test/api/items", "redirect-to-https"],
  ["http://a.test:8000/api/items", "https://a.test/api/items/", "redirect-to-https"],
  ["https://a.test/x", "https://www.a.test/x", "redirect-to-other-host"],
  ["https://a.test/x", "/v2/x", "redirect-to-other-path"],
  ["https://a.test/x", "/accounts/login/?next=/x", "redirect-to-login"],
  ["https://a.test/x", "https://login.a.test/", "redirect-to-login"],
  ["https://a.test/x", "https://team.cloudflareaccess.com/cdn-cgi/access/x", "redirect-to-login"],
  ["https://a.test/author/1", "/author/1/", "redirect-trailing-slash"],
  ["https://a.test/authors", "/writers", "redirect-to-other-path"],
  ["https://a.test/x", "file:///etc/passwd", "redirect-unusable"],
  ["https://a.test/x", "http://[", "redirect-unusable"],
])("%s -> %s: %s", (from, location, kind) => expect(kindOfRedirect(from, location)).toBe(kind))
