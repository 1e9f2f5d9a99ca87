import { type Evidence, failingExchange } from "../evidence.ts"
import { answered } from "../observation.ts"
import type { Cause, CauseCode } from "./cause.ts"
import { allSeen, quoted } from "./words.ts"

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
  const other = otherProtocol(evidence, url) ?? otherLoopback(evidence, url) ?? silentOptions(evidence)
  if (other !== undefined) return other
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

/** The server listens, but at the other address of this machine. */
function otherLoopback({ twins }: Evidence, url: URL): Cause | undefined {
  const { loopback } = twins
  if (loopback?.answer === undefined) return undefined
  const correct = new URL(url)
  correct.hostname = "localhost"
  return {
    code: "wrong-port",
    certainty: "certain",
    message: `Nothing listens on ${quoted(url.host)}; the server is at ${quoted(new URL(loopback.question.url).host)}. Call it ${quoted(correct.href)}, or let it listen on both.`,
    evidence: [`GET ${url.href}: refused`, ...allSeen(loopback)],
    facts: { url: correct.href },
  }
}

/** A server that answers GET, and says nothing to OPTIONS. */
function silentOptions(evidence: Evidence): Cause | undefined {
  const get = evidence.probes.get("get")
  const at = failingExchange(evidence)
  if (at?.kind !== "preflight" || get?.answer === undefined) return undefined
  return {
    code: "options-not-answered",
    certainty: "certain",
    message: `The server never answers OPTIONS (${at.error?.message ?? "nothing came"}), while GET gets ${get.answer.status}: something takes preflights and forgets to answer, or drops them on the way.`,
    evidence: [`OPTIONS ${at.request.url}: ${at.error?.message ?? "no answer"}`, ...allSeen(get)],
  }
}

/** macOS has a service of its own on ports 5000 and 7000, and answers everything with 403. */
export function airplay({ probes, subject }: Evidence): Cause | undefined {
  const server = answered(probes.get("get"), "server")
  if (server === undefined || !server.startsWith("AirTunes/")) return undefined
  const { port } = new URL(subject.url)
  return {
    code: "wrong-port",
    certainty: "certain",
    message: `On port ${port} answers the AirPlay receiver of macOS, not your server. Let your server listen on another port, or switch the receiver off.`,
    evidence: [`\`Server: ${server}\``],
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
