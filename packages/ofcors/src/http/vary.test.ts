import { expect, test } from "vitest"
import { mergeVary } from "./vary.ts"

test.each([
  [undefined, "Origin"],
  ["", "Origin"],
  ["Accept", "Accept, Origin"],
  ["Accept-Encoding,Accept", "Accept-Encoding, Accept, Origin"],
  ["origin", "origin"],
  ["Accept, ORIGIN , Cookie", "Accept, ORIGIN, Cookie"],
  ["*", "*"],
  ["Accept, *", "*"],
  [",, Accept ,", "Accept, Origin"],
])("%j and Origin make %j", (existing, merged) => expect(mergeVary(existing, ["Origin"])).toBe(merged))
