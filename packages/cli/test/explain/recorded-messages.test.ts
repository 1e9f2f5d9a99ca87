import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { parseMessages } from "../../src/explain/messages/parse-messages.ts"

interface Recorded {
  readonly messages: readonly { readonly class: string; readonly text: string }[]
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"))
}

/** Written by record-messages.mjs: the class is the browser's own word, or the browser model's where there is none. */
const recorded = read("recorded-messages.json") as Readonly<Record<string, Recorded>>
const languages = read("firefox-languages.json") as {
  readonly url: string
  readonly messages: readonly { readonly language: string; readonly class: string; readonly text: string }[]
}

const classesOf = ({ messages }: Recorded): readonly string[] => [...new Set(messages.map((each) => each.class))]

describe.each(["chromium", "firefox", "webkit"] as const)("what %s printed is read", (engine) => {
  const all = recorded[engine]!
  test("there is enough of it", () => {
    expect(all.messages.length).toBeGreaterThan(200)
    expect(classesOf(all).length).toBeGreaterThan(12)
  })

  test.each(classesOf(all))("as %s, every message of that class", (expected) => {
    const wrong = all.messages.filter(({ class: name, text }) => {
      if (name !== expected) return false
      const messages = parseMessages(text)
      const [message] = messages
      const isRight = engine === "webkit" ? message?.codes.some((code) => code === name) : message?.category === name
      return !(messages.length === 1 && message?.engine === engine && !message.isTruncated && isRight)
    })
    expect(wrong).toEqual([])
  })
})

test.each(languages.messages)("Firefox in $language: $class", ({ class: expected, text }) => {
  const [message, ...others] = parseMessages(text)
  expect(others).toEqual([])
  expect({ engine: message?.engine, category: message?.category, url: message?.url }).toEqual({
    engine: "firefox",
    category: expected,
    url: languages.url,
  })
})
