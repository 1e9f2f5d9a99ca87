import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { printMessage } from "../../src/explain/print-message.ts"
import { checkOf, commandOf } from "../../src/explain/check-of.ts"
import { messagesToJson } from "../../src/explain/json.ts"
import { LONGEST_PASTE } from "../../src/explain/messages/clean-paste.ts"
import { parseMessages } from "../../src/explain/messages/parse-messages.ts"
import { coloursOf } from "../../src/terminal.ts"

const plain = coloursOf({})

/** Pieces of real messages: at random they make almost-messages, which is where patterns go wrong. */
const PIECES = [
  "Access to fetch at 'http://a/' from origin 'http://b' has been blocked by CORS policy: ",
  "Access to ",
  "Response to preflight request doesn't pass access control check: ",
  "The 'Access-Control-Allow-Origin' header contains multiple values '",
  "', but only one is allowed.",
  "has a value '",
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ",
  "http://localhost:8000/x",
  ". (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘",
  "’).",
  " Status code: (null).",
  "Cross-origin redirection to ",
  " denied by Cross-Origin Resource Sharing policy: ",
  "Fetch API cannot load ",
  " due to access control checks.",
  "Origin http://b is not allowed by Access-Control-Allow-Origin.",
  "GET http://a/ net::ERR_FAILED 200",
  "Header Access-Control-Allow-Methods has an invalid value: ",
  "net::ERR_",
  "ofcors: [",
  "(Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' ",
  "\u001b[31m",
  "\u001b]8;;http://evil/\u0007",
  "\u202e",
  "\n",
  "\r\n> ",
  " ",
  "'",
  "‘",
  "{value}",
]
const paste = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 12 })), {
  maxLength: 14,
})

/** No control character but the line break, and nothing that turns text around. */
// oxlint-disable-next-line no-control-regex -- that is what must not be there
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

test("whatever is pasted, nothing is thrown and nothing reaches the terminal raw", () => {
  fc.assert(
    fc.property(paste, (pieces) => {
      const messages = parseMessages(pieces.join(""))
      for (const message of messages) {
        const text = printMessage(message, true, plain)
        expect(text).not.toMatch(UNSAFE)
        expect(text).toMatch(/^[\x20-\x7e\n]*$/)
        const check = checkOf(message)
        if (check !== undefined) commandOf(check)
      }
      expect(messagesToJson(messages, {}, undefined)).not.toMatch(UNSAFE)
    }),
    { numRuns: 2000 },
  )
})

/** A megabyte takes some tenths of a second; squared, it would take minutes. */
const GENEROUS_SECONDS = 8

describe("a megabyte takes no longer than it may", () => {
  test.each([
    ...PIECES,
    "Access to fetch at 'http://a",
    "Access to fetch at 'http://a' ",
    "The 'Access-Control-Allow-Origin' header has a value 'x' ",
    "Mixed Content: The page at 'http",
    "x: http://a/b (CORS ",
    "a'",
    "Origin x is not ",
    "ERR_A",
    "Content-Security-Policy: The page’s settings blocked the loading of a resource (",
    "Access-Control-Allow-Origin",
    "CORSMissingX",
    "\t",
    "\n ",
    "\u001b[",
    "a",
  ])("%j, again and again", (piece) => {
    const started = performance.now()
    parseMessages(piece.repeat(Math.ceil(LONGEST_PASTE / piece.length)))
    parseMessages(`${piece.repeat(Math.ceil(LONGEST_PASTE / piece.length))}\n.`)
    expect((performance.now() - started) / 1000).toBeLessThan(GENEROUS_SECONDS)
  })
})
