import type { Case, Text, VectorFile } from "../vector.ts"
import { ALLOWED, groupOf } from "./grid.ts"

type Lines = readonly (readonly [name: string, value: Text])[]

const NAME = "Access-Control-Request-Headers"

/** Ways in which clients and gateways write `Access-Control-Request-Headers`. */
const REQUESTED: readonly (readonly [sentence: string, lines: Lines])[] = [
  ["no header", []],
  ["an empty list", [[NAME, ""]]],
  ["one listed header", [[NAME, "content-type"]]],
  ["authorization", [[NAME, "authorization"]]],
  ["a header in capitals", [[NAME, "CONTENT-TYPE"]]],
  ["headers in odd case", [[NAME, "aUTHORIZATION,cONTENT-tYPE"]]],
  ["unsorted headers", [[NAME, "x-requested-with,accept,content-type"]]],
  ["duplicate headers", [[NAME, "accept,accept,accept"]]],
  ["spaces and tabs around names", [[NAME, "accept ,\tcontent-type,  x-requested-with"]]],
  ["empty elements", [[NAME, ",,accept,,content-type,"]]],
  [
    "several lines",
    [
      [NAME, "accept"],
      [NAME, "content-type"],
    ],
  ],
  [
    "several lines with empty ones",
    [
      [NAME, ""],
      [NAME, "accept"],
      [NAME, ""],
    ],
  ],
  ["an unlisted header", [[NAME, "x-unlisted"]]],
  ["listed and unlisted headers", [[NAME, "accept,x-unlisted"]]],
  ["a literal asterisk", [[NAME, "*"]]],
  ["what is no header name", [[NAME, "@@ bad;;header, <script>, x"]]],
  ["the names of object properties", [[NAME, "constructor,__proto__,tostring"]]],
  ["1,024 commas", [[NAME, [{ repeat: ",", times: 1_024 }]]]],
  ["64 kB of commas", [[NAME, [{ repeat: ",", times: 65_536 }]]]],
  ["64 kB of spaces between two names", [[NAME, ["accept", { repeat: " ", times: 65_536 }, "x"]]]],
  ["64 kB of one listed name", [[NAME, ["accept", { repeat: ",accept", times: 9_361 }]]]],
  ["one name of 64 kB", [[NAME, [{ repeat: "x", times: 65_536 }]]]],
  ["thirty lines", Array.from({ length: 30 }, () => [NAME, "accept"] as const)],
]

/** Whatever a preflight asks for: the answer is the same constant list, and never a word of the request. */
export const requestHeaders: VectorFile = {
  theme: "Access-Control-Request-Headers is never parsed into the answer",
  generatedBy: "grids/request-headers.ts",
  groups: [
    groupOf(
      "from an allowed origin the answer is the whole list",
      { allowedOrigins: [ALLOWED] },
      REQUESTED.map((row) => preflight(row, ALLOWED, "preflight passed", "gets the whole list")),
    ),
    groupOf(
      "from a foreign origin nothing is answered",
      { allowedOrigins: [ALLOWED] },
      REQUESTED.map((row) => preflight(row, "https://evil.example", "preflight refused", "learns nothing")),
    ),
    groupOf(
      "with any header allowed the answer is * with authorization beside it",
      { allowAllOrigins: true, allowHeaders: "*", allowMethods: "*", preflightMaxAge: 600 },
      REQUESTED.map((row) => preflight(row, "https://evil.example", "any preflight passed", "gets the asterisk")),
    ),
  ],
}

function preflight([asked, lines]: (typeof REQUESTED)[number], origin: string, response: string, gets: string): Case {
  return {
    name: `a preflight that asks for ${asked} ${gets}`,
    request: {
      method: "OPTIONS",
      headers: [["Origin", origin], ["Access-Control-Request-Method", "PUT"], ...lines],
    },
    response,
    handlerCalled: false,
  }
}
