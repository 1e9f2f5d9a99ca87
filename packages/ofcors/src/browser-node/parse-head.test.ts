import { describe, expect, test } from "vitest"
import { MalformedResponse } from "./failure-of.ts"
import { endOfHead, parseHead } from "./parse-head.ts"

describe("a head", () => {
  test.each<[string, string, number, readonly (readonly [string, string])[]]>([
    [
      "keeps order, case and repetition",
      "HTTP/1.1 200 OK\r\nX-B: 1\r\nx-a: 2\r\nX-B: 3\r\n\r\n",
      200,
      [
        ["X-B", "1"],
        ["x-a", "2"],
        ["X-B", "3"],
      ],
    ],
    ["may end its lines with LF", "HTTP/1.1 200 OK\nA: b\n\n", 200, [["A", "b"]]],
    [
      "strips whitespace around values",
      "HTTP/1.1 200 OK\r\nA: \t b c \t\r\nB:\r\n\r\n",
      200,
      [
        ["A", "b c"],
        ["B", ""],
      ],
    ],
    ["goes on in folded lines", "HTTP/1.1 200 OK\r\nA: b\r\n  c\r\n\td\r\n\r\n", 200, [["A", "b c d"]]],
    [
      "passes over lines that are no header",
      "HTTP/1.1 200 OK\r\nnothing\r\n: x\r\na b: c\r\nA : b\r\nC: d\r\n\r\n",
      200,
      [["C", "d"]],
    ],
    ["keeps bytes as they are", "HTTP/1.1 200 OK\r\nA: \xe4\xff\r\n\r\n", 200, [["A", "\xe4\xff"]]],
    ["may lack the reason", "HTTP/1.0 404\r\n\r\n", 404, []],
    ["may have any three digits", "HTTP/1.1 999 Odd\r\n\r\n", 999, []],
    ["may have fewer digits", "HTTP/1.1 099 Odd\r\n\r\n", 99, []],
    ["has a space for a CR that ends no line", "HTTP/1.1\r200 OK\r\nA: b\rC: d\r\r\n\r\n", 200, [["A", "b C: d"]]],
    [
      "may repeat the same length",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\ncontent-length: 1\r\n\r\n",
      200,
      [
        ["Content-Length", "1"],
        ["content-length", "1"],
      ],
    ],
  ])("%s", (_, text, status, headers) => {
    expect(parseHead(text)).toMatchObject({ status, headers })
  })

  test.each([
    ["no status line", "hello\r\n\r\n"],
    ["a status of four digits", "HTTP/1.1 0200 OK\r\n\r\n"],
    ["a negative status", "HTTP/1.1 -200 OK\r\n\r\n"],
    ["no status", "HTTP/1.1\r\n\r\n"],
    ["NUL", "HTTP/1.1 200 OK\r\nA: \0\r\n\r\n"],
    ["two places to go to", "HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: /b\r\n\r\n"],
  ])("with %s is malformed", (_, text) => {
    expect(() => parseHead(text)).toThrow(MalformedResponse)
  })

  test.each([
    ["HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody", 25],
    ["HTTP/1.1 200 OK\n\nbody", 17],
    ["HTTP/1.1 200 OK\r\n\nbody", 18],
    ["HTTP/1.1 200 OK\r\nA: b\r\n", undefined],
  ])("%j ends at %j", (text, expected) => {
    expect(endOfHead(Buffer.from(text))).toBe(expected)
  })
})
