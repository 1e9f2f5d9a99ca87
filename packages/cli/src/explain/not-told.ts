import type { ConsoleMessage, Topic } from "./messages/console-message.ts"

const CORS_HEADERS = /^(?:allow|preflight|method|header|request-did|redirect-has)/

/** What the reader might look for in a message in vain, or read into it. */
export function notTold(message: ConsoleMessage): readonly string[] {
  if (!CORS_HEADERS.test(message.topic)) return []
  const facts = [...(SILENCE[message.engine ?? "chromium"](message) ?? [])]
  if (message.isTruncated) facts.push("The end of the message is missing.")
  return facts
}

type Silence = (message: ConsoleMessage) => readonly string[]

const FIRST_NAME = "Only the first header that is missing is named; once it is allowed, another may follow."

const SILENCE: Readonly<Record<NonNullable<ConsoleMessage["engine"]>, Silence>> = {
  chromium({ topic, facts }) {
    const lines: string[] = []
    if (facts["status"] === undefined && isAbout(topic, ["allow-origin-missing", "preflight-status"]))
      lines.push(
        topic === "preflight-status"
          ? "Chromium does not print the status."
          : "Chromium does not print the status: a 404, a login page or a crash without CORS headers reads just like this.",
      )
    if (topic === "header-not-allowed") lines.push(FIRST_NAME)
    if (topic === "preflight-redirect") lines.push("Chromium does not say where the redirect leads.")
    if (topic === "allow-credentials-not-true" && facts["value"] === "")
      lines.push("Chromium prints a missing header and an empty one alike.")
    return lines
  },
  firefox({ topic, origin }) {
    const lines: string[] = []
    if (topic === "method-not-allowed") lines.push("Firefox does not say which method the page used.")
    if (topic === "header-not-allowed") lines.push(FIRST_NAME)
    if (topic === "allow-credentials-not-true")
      lines.push("Firefox does not print the header's value, nor whether it is there.")
    if (topic === "request-did-not-succeed")
      lines.push("Firefox prints the same line for every failure of the network.")
    if (origin === undefined) lines.push("Firefox never prints the page's origin.")
    return lines
  },
  webkit({ topic, url }) {
    const lines: string[] = []
    if (topic === "allow-origin-missing-or-wrong")
      lines.push("Safari does not tell whether the header is missing or holds something else.")
    if (topic === "header-not-allowed") lines.push(FIRST_NAME)
    if (topic === "allow-credentials-not-true")
      lines.push("Safari does not print the header's value, nor whether it is there.")
    if (topic === "allow-origin-multiple") lines.push("Safari does not print the header's value.")
    if (url === undefined) lines.push("This line does not name the address; the one after it does.")
    return lines
  },
}

function isAbout(topic: Topic, topics: readonly Topic[]): boolean {
  return topics.includes(topic)
}
