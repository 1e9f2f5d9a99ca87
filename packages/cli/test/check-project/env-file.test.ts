import { expect, test } from "vitest"
import { readEnvFile } from "../../src/check-project/env-file.ts"

test.each([
  { line: "A=b", value: "b" },
  { line: "export A = b ", value: "b" },
  { line: "A='b # c'", value: "b # c" },
  { line: 'A="b\\"c" # d', value: 'b"c' },
  { line: "A=b # c", value: "b" },
  { line: "A=b#c", value: "b#c" },
  { line: "A=", value: "" },
  { line: "A=http://localhost:3000,https://a.example\r", value: "http://localhost:3000,https://a.example" },
  { line: "\uFEFFA=1", value: "1" },
  { line: "#A=1", value: undefined },
  { line: "1A=1", value: undefined },
])("$line is $value", ({ line, value }) => {
  expect(readEnvFile(line).get("A")).toBe(value)
})
