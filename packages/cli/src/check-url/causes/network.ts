import type { Evidence } from "../evidence.ts"
import { answered } from "../observation.ts"
import type { Cause, CauseCode } from "./cause.ts"
import { quoted } from "./words.ts"

const CODES: Readonly<Record<string, CauseCode>> = {
  "network-dns": "dns-failure",
  "network-refused": "connection-refused",
  "network-reset": "connection-reset",
  "network-tls": "tls-failure",
  "network-timeout": "timeout",
  "network-malformed": "malformed-answer",
  "time-limit": "timeout",
}

const SENTENCES: Readonly<Partial<Record<CauseCode, (host: string) => string>>> = {
  "dns-failure": (host) => `The name ${host} does not resolve, so no request left. This is not CORS.`,
  "connection-refused": (host) =>
    `Nothing listens on ${host}. This is not CORS: the server is down, or it listens elsewhere.`,
  "connection-reset": (host) =>
    `${host} closed the connection without an answer. This is not CORS: look at the server's log.`,
  "tls-failure": (host) => `${host} has no certificate that a browser accepts. This is not CORS.`,
  timeout: (host) =>
    `${host} did not answer in time. This is not CORS: the server hangs, or something drops its packets.`,
  "malformed-answer": (host) => `${host} answers with something that is not HTTP as browsers read it.`,
}

/** Causes where no response came: none of them is CORS, though browsers make it look so. */
export function networkCause(evidence: Evidence): Cause | undefined {
  const { primary, request, twins } = evidence
  const { failure } = primary
  const named = CODES[failure?.code ?? ""]
  if (failure === undefined || named === undefined) return undefined
  const at = primary.exchanges[failure.exchange ?? -1]
  // Bytes came, and then the end: mail servers and databases say something, too.
  const code =
    named === "connection-reset" && /within the head/.test(at?.error?.message ?? "") ? "malformed-answer" : named
  const url = new URL(at?.request.url ?? request.url)
  const wrongPort = otherProtocol(evidence, url)
  if (wrongPort !== undefined) return wrongPort
  const reason =
    at?.error?.message ?? primary.diagnostics.find((finding) => finding.code === failure.code)?.message ?? ""
  const spoken = twins.scheme?.error === undefined ? [] : [`the other of http and https: ${twins.scheme.error.message}`]
  return {
    code,
    certainty: "certain",
    message: SENTENCES[code]?.(quoted(url.host)) ?? "",
    evidence: [`${at?.request.method ?? request.method} ${url.href}: ${reason}`, ...spoken],
  }
}

/** The port answers, in the other of http and https. */
function otherProtocol({ twins }: Evidence, url: URL): Cause | undefined {
  const other = url.protocol === "https:" ? "http" : "https"
  const { scheme } = twins
  // A certificate that is refused was still sent by somebody who speaks TLS.
  const speaks =
    scheme?.answer !== undefined
      ? scheme.answer.status < 500 || other === "http"
      : /certificate/i.test(scheme?.error?.message ?? "")
  if (scheme === undefined || !speaks || other === url.protocol.slice(0, -1)) return undefined
  const correct = new URL(scheme.question.url)
  return {
    code: "wrong-port",
    certainty: "certain",
    message: `${quoted(url.host)} speaks ${other}, not ${url.protocol.slice(0, -1)}: ask for ${quoted(correct.href)}, or for the port of ${url.protocol.slice(0, -1)}.`,
    evidence: [
      `${scheme.question.method} ${scheme.question.url}: ${scheme.answer?.status ?? scheme.error?.message ?? ""}`,
    ],
    facts: { url: correct.href },
  }
}

const PLAIN_HTTP_TO_TLS =
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL-enabled/i

/** A server that speaks TLS and says so in plain text, with status 400. */
export function plainHttpToTls({ probes, subject }: Evidence): Cause | undefined {
  const get = probes.get("get")
  if (get?.answer?.status !== 400 || !PLAIN_HTTP_TO_TLS.test(get.answer.body)) return undefined
  const correct = subject.url.replace(/^http:/, "https:")
  return {
    code: "wrong-port",
    certainty: "certain",
    message: `This port speaks https, not http: ask for ${quoted(correct)}.`,
    evidence: [
      `the answer's body: ${PLAIN_HTTP_TO_TLS.exec(get.answer.body)?.[0] ?? ""}`,
      `Server: ${answered(get, "server") ?? ""}`,
    ],
    facts: { url: correct },
  }
}
