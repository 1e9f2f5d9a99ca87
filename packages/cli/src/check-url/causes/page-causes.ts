import type { Report } from "ofcors/browser"
import { type Evidence, blockingEngines } from "../evidence.ts"
import type { Cause } from "./cause.ts"
import { quoted } from "./words.ts"

/** Causes that lie in the page or in the URL: no answer of any server would change them. */
export function pageCause(evidence: Evidence): Cause | undefined {
  const { primary, request } = evidence
  const { failure } = primary
  if (failure === undefined) return undefined
  const url = quoted(primary.request.url)
  const sentence = primary.diagnostics.find((finding) => finding.code === failure.code)?.message ?? ""
  switch (failure.code) {
    case "scheme-not-supported":
    case "invalid-url":
      return schemeCause(primary, request.url)
    case "bad-port":
      return {
        code: "bad-port",
        certainty: "certain",
        message: `Browsers never fetch from the port of ${url}, because it belongs to another protocol. Let the server listen on another one.`,
        evidence: [sentence],
      }
    case "mixed-content":
      return {
        code: "mixed-content",
        certainty: "certain",
        message: `The page is https and ${url} is plain http: browsers do not let the request go. Serve the API over https.`,
        evidence: [sentence],
      }
    case "url-has-credentials":
    case "forbidden-method":
    case "invalid-init":
    case "no-cors-method":
      return {
        code: "request-not-sendable",
        certainty: "certain",
        message: `\`fetch\` refuses the request before anything is sent. ${sentence}`,
        evidence: [sentence],
      }
    default:
      return undefined
  }
}

function schemeCause({ request }: Report, given: string): Cause {
  const host = /^([a-z0-9.-]+|\[[0-9a-f:]+\]):\d+/i.test(given) ? `http://${given}` : undefined
  return {
    code: host === undefined ? "request-not-sendable" : "url-missing-scheme",
    certainty: "certain",
    message:
      host === undefined
        ? `${quoted(given)} is no address that a page can fetch from another origin: it must begin with \`http://\` or \`https://\`.`
        : `${quoted(given)} has no scheme: the browser takes ${quoted(new URL(given).protocol)} for one. Write ${quoted(host)}.`,
    evidence: [`the URL as the page writes it: ${request.url}`],
    ...(host === undefined ? {} : { facts: { url: host } }),
  }
}

/** A page that has no origin, whatever the server would allow by name. */
export function nullPage({ page, primary, probes }: Evidence): Cause | undefined {
  if (page.origin !== "null" || primary.failure === undefined || !primary.failure.code.startsWith("allow-"))
    return undefined
  const other = probes.get("get-other-origin")?.answer?.headers ?? []
  return {
    code: "origin-null-page",
    certainty: "certain",
    message:
      "The page has no origin (it was opened from a file, or runs in a sandboxed frame), so the browser sends `Origin: null`, and no list can name it safely. Serve the page over http.",
    evidence: [
      "`Origin: null` was sent",
      ...other
        .filter(([name]) => /^access-control-allow-origin$/i.test(name))
        .map(([name, value]) => `for https://example.com: \`${name}: ${value}\``),
    ],
  }
}

/** Local Network Access: the page is on the public network and the server is not. */
export function localNetworkCause({ afar, page }: Evidence): Cause | undefined {
  if (afar === undefined) return undefined
  const engines = blockingEngines(afar).filter((engine) => afar[engine]?.failure?.code.startsWith("local-network"))
  const [first] = engines
  if (first === undefined) return undefined
  const isInsecure = engines.some((engine) => afar[engine]?.failure?.code === "local-network-insecure-page")
  return {
    code: "local-network-access",
    certainty: page.network === undefined ? "possible" : isInsecure ? "certain" : "likely",
    message: isInsecure
      ? "A plain http page of the public network may not reach a server on this machine or in the local network. Serve the page over https; browsers then ask the user."
      : "A page of the public network reaches a server on this machine or in the local network only if the user permits it; no header of the server can. Where nobody is asked, it is refused.",
    evidence: engines.map(
      (engine) =>
        `${engine}: ${afar[engine]?.diagnostics.find(({ code }) => code.startsWith("local-network"))?.message ?? ""}`,
    ),
  }
}
