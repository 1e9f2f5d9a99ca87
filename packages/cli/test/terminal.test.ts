import { describe, expect, test } from "vitest"
import { coloursOf, emphasise, printable, wrap } from "../src/terminal.ts"

const terminal = coloursOf({ isTTY: true, hasColors: () => true })
const plain = coloursOf({ isTTY: true, hasColors: () => false })

describe("what is shown in a terminal", () => {
  test("backquotes turn bold where there are colours, and stay where there are none", () => {
    expect(emphasise("add `this` here", terminal)).toBe("add \x1b[1mthis\x1b[22m here")
    expect(emphasise("add `this` here", plain)).toBe("add `this` here")
  })

  test("foreign text cannot move the cursor", () => {
    expect(printable("/a\x1b[2J\r\n\x9b1m/ä")).toBe("/a?[2J???1m/?")
  })

  test.each([
    { what: "fits", text: "one two", columns: 7, wrapped: "one two" },
    { what: "is one too wide", text: "one two", columns: 6, wrapped: "one\n  two" },
    { what: "has a word wider than the terminal", text: "a bcdefgh i", columns: 4, wrapped: "a\n  bcdefgh\n  i" },
  ])("text that $what is broken between words only", ({ text, columns, wrapped }) => {
    expect(wrap(text, columns, "  ")).toBe(wrapped)
  })
})
