import { randomBytes } from "node:crypto"
import type { Exchange, Report } from "ofcors/browser"
import { type Evidence, type Twins, blockingEngines, failingExchange } from "./evidence.ts"
import { type Observation, headerOf } from "./observation.ts"
import { bareHost, networkOf } from "./addresses.ts"
import { pageFacts } from "./page.ts"
import { type ProbeName, type ProbeSubject, planNearMisses, planProbes } from "./probes/plan.ts"
import { type Replays, replay, replayFromAfar } from "./replay.ts"
import type { CheckRequest } from "./request.ts"
import type { Wire } from "./wire.ts"

/** Asks the server everything that is worth asking: first as browsers do, then to tell causes apart. */
export async function gather(request: CheckRequest, wire: Wire, tell: (doing: string) => void): Promise<Evidence> {
  tell("asking as a browser does")
  const page = await pageFacts(request, wire)
  const replays = await replay(request, page, wire)
  const primary = primaryOf(replays)
  const afar = await fromAfar(request, page, wire)
  const subject = subjectOf(primary, page.origin)
  const evidence: Evidence = {
    request,
    page,
    replays,
    primary,
    afar,
    subject,
    probes: new Map(),
    nearby: [],
    twins: {},
    observations: wire.observations,
  }
  if (isNowhere(primary)) return askOtherwise(evidence, wire)
  tell("finding out why")
  return probe(evidence, wire)
}

async function probe(evidence: Evidence, wire: Wire): Promise<Evidence> {
  const { subject, primary } = evidence
  const names: ProbeName[] = []
  const plan = planProbes(subject)
  const shape = failingExchange(evidence)?.kind ?? "actual"
  const near = subject.origin === "null" ? [] : planNearMisses(subject, shape)
  const probed = Promise.all(
    [...plan].map(([name, question]) => {
      names.push(name)
      return wire.ask(question)
    }),
  )
  const [answers, nearAnswers] = await Promise.all([
    probed,
    Promise.all(near.map(({ question }) => wire.ask(question))),
  ])
  const probes = new Map(answers.map((answer, index) => [names[index]!, answer]))
  const nearby = near.map(({ origin, difference }, index) => ({ origin, difference, observation: nearAnswers[index]! }))
  const isRefusal = [probes.get("get"), probes.get("preflight")].some((seen) =>
    [400, 403, 421].includes(seen?.answer?.status ?? 0),
  )
  const twins = isRefusal && primary.failure !== undefined ? await underAnotherName(subject, wire) : {}
  return { ...evidence, probes, nearby, twins }
}

function primaryOf(replays: Replays): Report {
  const reports = Object.values(replays)
  const blocked = reports.find(({ verdict }) => verdict !== "allowed" && verdict !== "opaque")
  const primary = blocked ?? reports[0]
  if (primary === undefined) throw new Error("A check needs at least one engine.")
  return primary
}

/** Local Network Access: asked only where the server is nearer than the page may be. */
async function fromAfar(
  request: CheckRequest,
  page: Awaited<ReturnType<typeof pageFacts>>,
  wire: Wire,
): Promise<Replays | undefined> {
  if (page.network === "loopback" || !URL.canParse(request.url)) return undefined
  const server = networkOf((await wire.addressesOf(bareHost(new URL(request.url))))[0])
  if (server === undefined || server === "public" || server === page.network) return undefined
  const replays = await replayFromAfar(request, page, wire)
  return blockingEngines(replays).some((engine) => replays[engine]?.failure?.code.startsWith("local-network") === true)
    ? replays
    : undefined
}

/** What the probes go to: where the request failed, or where it ended. */
function subjectOf(report: Report, origin: string): ProbeSubject {
  const { failure, exchanges, request } = report
  const at = exchanges[failure?.exchange ?? exchanges.length - 1]
  const preflight = exchanges.find(
    (exchange) => exchange.kind === "preflight" && exchange.request.url === at?.request.url,
  )
  return {
    url: at?.request.url ?? request.url,
    origin: (at === undefined ? undefined : headerOf(at.request.headers, "origin")) ?? origin,
    pageOrigin: origin,
    method: request.method,
    headers: request.headers,
    unsafeNames: headerOf(preflight?.request.headers ?? [], "access-control-request-headers") ?? "",
    location: locationOf(at),
    nonce: randomBytes(4).toString("hex"),
  }
}

/** Where a redirect leads that a probe can follow. */
function locationOf(at: Exchange | undefined): string | undefined {
  const location = headerOf(at?.response?.headers ?? [], "location")
  if (at === undefined || location === undefined || !URL.canParse(location, at.request.url)) return undefined
  const url = new URL(location, at.request.url)
  return /^https?:$/.test(url.protocol) && url.username === "" ? url.href : undefined
}

/** Whether nothing came that could be looked into. */
function isNowhere({ exchanges, failure }: Report): boolean {
  const at = exchanges[failure?.exchange ?? exchanges.length - 1]
  return at?.response === undefined
}

/** Where nothing came back: whether the port speaks another protocol, or only OPTIONS gets no answer. */
async function askOtherwise(evidence: Evidence, wire: Wire): Promise<Evidence> {
  const { primary, subject } = evidence
  const twins = await reachOtherwise(primary, wire)
  if (failingExchange(evidence)?.kind !== "preflight" || twins.scheme?.answer !== undefined)
    return { ...evidence, twins }
  const question = planProbes(subject).get("get")
  return question === undefined
    ? { ...evidence, twins }
    : { ...evidence, twins, probes: new Map([["get", await wire.ask(question)]]) }
}

/** A port that speaks the other protocol explains most answers that cannot be read. */
async function reachOtherwise(report: Report, wire: Wire): Promise<Twins> {
  const at = report.exchanges.at(-1)
  if (at?.error?.kind === "refused") return onOtherLoopback(new URL(at.request.url), wire)
  if (at?.error === undefined || !["tls", "reset", "malformed"].includes(at.error.kind)) return {}
  const twin = new URL(at.request.url)
  // A default port disappears from the URL when the scheme changes, and the other one would be asked.
  const port = twin.port === "" ? (twin.protocol === "https:" ? "443" : "80") : twin.port
  const href = `${twin.protocol === "https:" ? "http:" : "https:"}//${twin.hostname}:${port}${twin.pathname}${twin.search}`
  return { scheme: await wire.ask({ method: "GET", url: href, headers: [["Accept", "*/*"]] }) }
}

/** Servers that listen on one of 127.0.0.1 and [::1] are called by the other. */
async function onOtherLoopback(url: URL, wire: Wire): Promise<Twins> {
  const name = url.hostname.startsWith("127.") ? "[::1]" : url.hostname === "[::1]" ? "127.0.0.1" : undefined
  if (name === undefined) return {}
  url.hostname = name
  return { loopback: await wire.ask({ method: "GET", url: url.href, headers: [["Accept", "*/*"]] }) }
}

async function underAnotherName({ url, headers }: ProbeSubject, wire: Wire): Promise<Twins> {
  const hostAs = new URL(url).hostname === "localhost" ? "127.0.0.1" : "localhost"
  const host: Observation = await wire.ask({ method: "GET", url, hostAs, headers: [["Accept", "*/*"], ...headers] })
  return { host }
}
