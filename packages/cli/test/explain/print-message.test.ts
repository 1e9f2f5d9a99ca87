import { describe, expect, test } from "vitest"
import { checkOf, commandOf } from "../../src/explain/check-of.ts"
import { parseMessages } from "../../src/explain/messages/parse-messages.ts"
import { printMessage } from "../../src/explain/print-message.ts"
import { coloursOf } from "../../src/terminal.ts"

const PAGE = "https://app.example.com"
const API = "https://api.example.com/x"

const chromium = (reason: string, url = `'${API}'`): string =>
  `Access to fetch at ${url} from origin '${PAGE}' has been blocked by CORS policy: ${reason}`
const preflight = (reason: string): string =>
  chromium(`Response to preflight request doesn't pass access control check: ${reason}`)
const allowed = (value: string): string =>
  chromium(`The 'Access-Control-Allow-Origin' header has a value '${value}' that is not equal to the supplied origin.`)
const firefox = (reason: string): string =>
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: ${reason}).`

/** One paragraph, so that where lines break does not matter. */
const printed = (paste: string): string =>
  parseMessages(paste)
    .map((message) => printMessage(message, true, coloursOf({})))
    .join("")
    .replace(/\s+/g, " ")

test.each([
  ["a slash", allowed(`${PAGE}/`), "The slash at the end is one too many."],
  ["http", allowed("http://app.example.com"), "They differ in http and https."],
  ["a port", allowed(`${PAGE}:8443`), "They differ in the port."],
  ["www", allowed("https://www.app.example.com"), "They differ in www."],
  ["a path", allowed(`${PAGE}/login`), "Only the origin itself counts"],
  [
    "a redirect that made the origin null",
    allowed(PAGE).replace(" from origin", " (redirected from 'https://api.example.com/a') from origin"),
    "the browser sent `Origin: null`",
  ],
  [
    "a status, where it is printed",
    firefox("CORS header ‘Access-Control-Allow-Origin’ missing") + " Status code: 502.",
    "(status 502)",
  ],
  [
    "Chromium's silence about the status",
    chromium("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
    "Chromium does not print the status",
  ],
  [
    "Firefox's silence about the method",
    firefox("Did not find method in CORS header ‘Access-Control-Allow-Methods’"),
    "Firefox does not say which method",
  ],
  [
    "Firefox's silence about the page",
    firefox("CORS request did not succeed"),
    "Firefox never prints the page's origin",
  ],
  [
    "WebKit's silence about the header",
    `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    "Safari does not tell whether the header is missing",
  ],
  [
    "a password in an address, hidden",
    chromium("The response is invalid.", "'https://me:secret@api.example.com/'"),
    "https://***@api.example.com/",
  ],
])("it names %s", (_, paste, expected) => {
  expect(printed(paste)).toContain(expected)
  expect(printed(paste)).not.toContain("secret")
})

describe("the command that checks it", () => {
  test.each([
    [
      "asks as the page",
      chromium("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
      `${API} --from ${PAGE}`,
    ],
    [
      "asks for the address before the redirect",
      allowed("null").replace(" from origin", " (redirected from 'https://api.example.com/a') from origin"),
      `https://api.example.com/a --from ${PAGE}`,
    ],
    [
      "asks with the header that was refused",
      chromium("Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response."),
      `${API} --from ${PAGE} -H "x-a: test"`,
    ],
    [
      "asks with the method that was refused",
      chromium("Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response."),
      `${API} --from ${PAGE} -X PATCH`,
    ],
    [
      "asks with credentials",
      chromium(
        "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
      ),
      `${API} --from ${PAGE} --credentials`,
    ],
    [
      "makes a preflight necessary",
      preflight("It does not have HTTP ok status."),
      `${API} --from ${PAGE} -X POST -H "Content-Type: application/json"`,
    ],
    [
      "takes the method from the line of the request",
      `${preflight("It does not have HTTP ok status.")}\nDELETE ${API} net::ERR_FAILED`,
      `${API} --from ${PAGE} -X DELETE`,
    ],
    ["says what is missing", firefox("CORS request did not succeed"), `${API} --from "<the page's origin>"`],
    [
      "quotes what a shell would read",
      chromium("It does not have HTTP ok status.", "'https://api.example.com/?a=1&b=$(x)'"),
      `'https://api.example.com/?a=1&b=$(x)' --from ${PAGE} -X POST -H "Content-Type: application/json"`,
    ],
  ])("%s", (_, paste, expected) => {
    const [message] = parseMessages(paste)
    expect(commandOf(checkOf(message!)!)).toBe(`ofcors check ${expected}`)
  })

  test.each([
    ["a shortened address", chromium("It does not have HTTP ok status.", "'https://api.example.com/\u2026/x'")],
    ["a file", chromium("It does not have HTTP ok status.", "'file:///etc/passwd'")],
    ["what no server decides", `GET ${API} net::ERR_BLOCKED_BY_CLIENT`],
  ])("is not given for %s", (_, paste) => {
    expect(checkOf(parseMessages(paste)[0]!)).toBeUndefined()
  })
})
