import type { Checked } from "../../../packages/cli/src/check-url/check-url.ts"
import { checkUrl } from "../../../packages/cli/src/check-url/check-url.ts"
import type { CheckRequest } from "../../../packages/cli/src/check-url/request.ts"
import type { CheckResult, Finding } from "../../../packages/cli/src/check-url/result.ts"
import { freePort } from "../hosts/program.ts"
import { isMendedByHand, mend, mendByHand, mendRequest } from "./mend.ts"
import { type BrokenServer, readBrokenServer } from "./read-broken-server.ts"
import type { Running } from "./running.ts"
import { startOf } from "./start.ts"

/** What came of one case. */
export interface Proof {
  readonly server: BrokenServer
  /** Of the broken server. */
  readonly broken: CheckResult
  /** Of the mended one. */
  readonly mended: CheckResult
  /** How the fix was applied. */
  readonly applied: "snippet" | "page" | "by hand"
}

interface Sources {
  readonly source: string
  readonly upstream: string | undefined
}

/** Checks a broken server, applies the fix that is printed, and checks again. */
export async function prove(server: BrokenServer): Promise<Proof> {
  const upstream = upstreamOf(server)
  const sources: Sources = { source: server.source, upstream: upstream?.source }
  const { result: broken } = await checkWith(server, sources, (port) => server.request(port), server.isDown)
  const [first] = broken.causes
  if (first === undefined) throw new Error(`${server.name}: no cause at all`)
  const { applied, after, ask } = applyFix(server, upstream, sources, first)
  const { result: mended } = await checkWith(server, after, (port) => ask(port, server.request(port)), false)
  return { server, broken, mended, applied }
}

/** What is asked after the mend, from what was asked before. */
type Ask = (port: number, request: CheckRequest) => CheckRequest | Promise<CheckRequest>

interface Applied {
  readonly applied: Proof["applied"]
  readonly after: Sources
  readonly ask: Ask
}

function applyFix(server: BrokenServer, upstream: BrokenServer | undefined, before: Sources, first: Finding): Applied {
  const same: Ask = (_, request) => request
  const { fromAfterwards } = server
  if (fromAfterwards !== undefined)
    return {
      applied: "by hand",
      after: before,
      ask: (_, request) => ({ ...request, from: fromAfterwards, pageNetwork: undefined }),
    }
  if (isMendedByHand(server.source))
    return { applied: "by hand", after: { ...before, source: mendByHand(server.source) }, ask: same }
  if (first.fix.stack === "fetch") {
    // The mended server listens elsewhere than the broken one, which the line in the page names.
    const ask: Ask = async (port, request) => {
      const asked = await mendRequest(request, first.fix)
      return { ...asked, url: withPort(asked.url, port) }
    }
    return { applied: "page", after: before, ask }
  }
  // FastAPI is made of Starlette, and takes the same fix.
  const isSame = first.fix.stack === server.software || `${first.fix.stack}/${server.software}` === "starlette/fastapi"
  if (isSame) return { applied: "snippet", after: { ...before, source: mend(server.source, first.fix) }, ask: same }
  if (upstream !== undefined && first.fix.stack === upstream.software)
    return { applied: "snippet", after: { ...before, upstream: mend(upstream.source, first.fix) }, ask: same }
  throw new Error(`${server.name}: the fix is for \`${first.fix.stack}\`:\n${first.fix.where}\n${first.fix.snippet}`)
}

function withPort(url: string, port: number): string {
  const at = new URL(url)
  at.port = String(port)
  return at.href
}

async function checkWith(
  server: BrokenServer,
  sources: Sources,
  ask: (port: number) => CheckRequest | Promise<CheckRequest>,
  isDown: boolean,
): Promise<Checked> {
  const running: Running[] = []
  try {
    const behind = await startBehind(server, sources.upstream, running)
    const port = isDown ? await freePort() : await started(server.software, sources.source, behind, running)
    const request = await ask(port)
    const { askedBefore } = server
    if (askedBefore !== undefined) await fetch(request.url, { headers: { Origin: askedBefore } })
    return await checkUrl(request)
  } finally {
    await Promise.all(running.map((one) => one.stop()))
  }
}

async function startBehind(
  server: BrokenServer,
  source: string | undefined,
  running: Running[],
): Promise<number | undefined> {
  if (server.upstream === "nobody") return freePort()
  const upstream = upstreamOf(server)
  return upstream === undefined || source === undefined
    ? undefined
    : started(upstream.software, source, undefined, running)
}

async function started(
  software: string,
  source: string,
  upstream: number | undefined,
  running: Running[],
): Promise<number> {
  const one = await startOf(software)(source, upstream)
  running.push(one)
  return one.port
}

function upstreamOf({ upstream }: BrokenServer): BrokenServer | undefined {
  return upstream === undefined || upstream === "nobody" ? undefined : readBrokenServer(upstream)
}
