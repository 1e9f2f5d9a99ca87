import { describe, expect, test } from "vitest"
import { type BrowserOptions, type PageOptions, type Report, createBrowser } from "./index.ts"
import { addressSpaceOfHost } from "./local-network-access.ts"

test.each([
  ["localhost", "loopback"],
  ["api.localhost", "loopback"],
  ["127.0.0.1", "loopback"],
  ["[::1]", "loopback"],
  ["10.1.2.3", "local"],
  ["192.168.0.1", "local"],
  ["172.16.0.1", "local"],
  ["172.32.0.1", "public"],
  ["169.254.1.1", "local"],
  ["100.64.0.1", "local"],
  ["[fd00::1]", "local"],
  ["[fe80::1]", "local"],
  ["[2001:db8::1]", "public"],
  ["[::ffff:7f00:1]", "loopback"],
  ["[::ffff:c0a8:1]", "local"],
  ["[::ffff:10.0.0.1]", "local"],
  ["[::ffff:808:808]", "public"],
  ["8.8.8.8", "public"],
  ["api.example", undefined],
])("%s is %s", (host, expected) => {
  expect(addressSpaceOfHost(host)).toBe(expected)
})

function explain(
  options: Partial<BrowserOptions>,
  page: string,
  url: string,
  pageOptions: PageOptions = {},
  target?: string,
): Promise<Report> {
  const send = () => ({
    status: 200,
    statusText: "",
    headers: [["Access-Control-Allow-Origin", "*"]] as const,
    body: null,
  })
  const init = target === undefined ? {} : { targetAddressSpace: target }
  return createBrowser({ engine: "chromium", send, ...options })
    .page(page, pageOptions)
    .explain(url, init)
}

const PUBLIC = "https://shop.example"

describe("a request to the local network", () => {
  test.each<[string, Partial<BrowserOptions>, string, string, PageOptions, string | undefined, string | undefined]>([
    [
      "from a public page, without permission, is refused",
      {},
      PUBLIC,
      "https://127.0.0.1/",
      {},
      undefined,
      "LocalNetworkAccessPermissionDenied",
    ],
    [
      "from a public page, to the LAN",
      { localNetworkPermission: "denied" },
      PUBLIC,
      "https://192.168.0.1/",
      {},
      undefined,
      "LocalNetworkAccessPermissionDenied",
    ],
    [
      "from a public page, with permission, goes on",
      { localNetworkPermission: "granted" },
      PUBLIC,
      "https://127.0.0.1/",
      {},
      undefined,
      undefined,
    ],
    [
      "from a public page that is not secure",
      {},
      "http://shop.example",
      "http://127.0.0.1/",
      {},
      undefined,
      "InsecureLocalNetwork",
    ],
    [
      "with the wrong target, even when granted",
      { localNetworkPermission: "granted" },
      PUBLIC,
      "https://127.0.0.1/",
      {},
      "local",
      "InvalidLocalNetworkAccess",
    ],
    [
      "with the right target, over plain http",
      { localNetworkPermission: "granted" },
      PUBLIC,
      "http://192.168.0.1/",
      {},
      "local",
      undefined,
    ],
    [
      "with the old word for it",
      { localNetworkPermission: "granted" },
      PUBLIC,
      "https://192.168.0.1/",
      {},
      "private",
      undefined,
    ],
    [
      "from a page of the LAN to loopback is not asked for",
      {},
      "https://intra.example",
      "https://127.0.0.1/",
      { addressSpace: "local" },
      undefined,
      undefined,
    ],
    ["from loopback is not asked for", {}, "http://localhost:3000", "http://127.0.0.1:8000/", {}, undefined, undefined],
    ["to a public server is none", {}, PUBLIC, "https://api.example/", {}, undefined, undefined],
  ])("%s", async (_, options, page, url, pageOptions, target, expected) => {
    const report = await explain(options, page, url, pageOptions, target)
    expect(report.console.chromium[0]?.category).toBe(expected)
    expect(report.exchanges).toHaveLength(expected === undefined ? 1 : 0)
    expect(report.verdict).toBe(expected === undefined ? "allowed" : "blocked")
  })

  test("is told by the address that the transport finds", async () => {
    const send = Object.assign(() => ({ status: 200, statusText: "", headers: [], body: null }), {
      addressSpaceOf: () => "loopback" as const,
    })
    expect((await explain({ send }, PUBLIC, "https://api.test/")).failure?.code).toBe("local-network-permission")
  })

  test("is no concern of the standard's and WebKit's", async () => {
    for (const engine of ["standard", "webkit"] as const)
      expect((await explain({ engine }, PUBLIC, "https://127.0.0.1/")).verdict).toBe("allowed")
  })
})

describe("mixed content", () => {
  test.each([
    [PUBLIC, "http://api.example/", "mixed-content"],
    [PUBLIC, "https://api.example/", undefined],
    ["http://shop.example", "http://api.example/", undefined],
    ["https://localhost", "http://localhost:8000/", undefined],
    ["https://localhost", "http://127.0.0.1:8000/", undefined],
  ])("%s -> %s: %s", async (page, url, code) => {
    expect((await explain({ engine: "standard" }, page, url)).failure?.code).toBe(code)
  })
})
