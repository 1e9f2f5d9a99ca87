import { join } from "node:path"
import { checkUrl } from "../../../packages/cli/src/check-url/check-url.ts"
import type { CheckRequest } from "../../../packages/cli/src/check-url/request.ts"
import type { CheckResult, Finding } from "../../../packages/cli/src/check-url/result.ts"
import { freePort } from "../hosts/program.ts"
import { isMendedByHand, mend, mendByHand, mendRequest } from "./mend.ts"
import { type BrokenServer, CASES, readBrokenServer } from "./read-broken-server.ts"
import type { Running } from "./running.ts"
import { startOf } from "./start.ts"

/** What came of one case. */
export interface Proof {
  readonly server: BrokenServer
  /** Of the broken server. */
  readonly broken: CheckResult
  /** Of the mended one. */
  readonly mended: CheckResult
  /** How the fix was applied: to the server's source, to the page's request, or by a person who has read it. */
  readonly applied: "snippet" | "page" | "by hand"
}

/** What the server under check is made from, and the one behind it. */
interface Sources {
  readonly source: string
  readonly upstream: string | undefined
}

/** Checks a broken server, applies the fix that is printed, and checks again. */
export async function prove(server: BrokenServer): Promise<Proof> {
  const upstream = upstreamOf(server)
  const sources: Sources = { source: server.source, upstream: upstream?.source }
  const first = await withServers(server, sources, server.isDown, async (port) => {
    const request = server.request(port)
    const broken = await check(server, request)
    const after = await mendPage(server, request, broken)
    return { broken, mended: after === undefined ? undefined : await check(server, after) }
  })
  const { broken } = first
  if (first.mended !== undefined) {
    const applied = server.fromAfterwards === undefined ? "page" : "by hand"
    return { server, broken, mended: first.mended, applied }
  }
  const { applied, after } = mendServer(server, upstream, sources, causeOf(broken))
  const mended = await withServers(server, after, false, (port) => {
    const request = server.request(port)
    return check(server, { ...request, url: server.urlAfterwards(port) ?? request.url })
  })
  return { server, broken, mended, applied }
}

function causeOf({ causes, url }: CheckResult): Finding {
  const [first] = causes
  if (first === undefined) throw new Error(`No cause at all for ${url}`)
  return first
}

async function check({ askedBefore }: BrokenServer, request: CheckRequest): Promise<CheckResult> {
  if (askedBefore !== undefined) await fetch(request.url, { headers: { Origin: askedBefore } })
  return (await checkUrl(request)).result
}

/** What the page asks after a fix that is about the page; `undefined` where the fix is about the server. */
async function mendPage(
  { fromAfterwards, source }: BrokenServer,
  request: CheckRequest,
  broken: CheckResult,
): Promise<CheckRequest | undefined> {
  if (fromAfterwards !== undefined) return { ...request, from: fromAfterwards, pageNetwork: undefined }
  if (isMendedByHand(source)) return undefined
  const { fix } = causeOf(broken)
  return fix.stack === "fetch" ? mendRequest(request, fix) : undefined
}

function mendServer(
  server: BrokenServer,
  upstream: BrokenServer | undefined,
  before: Sources,
  { fix }: Finding,
): { readonly applied: Proof["applied"]; readonly after: Sources } {
  if (isMendedByHand(server.source))
    return { applied: "by hand", after: { ...before, source: mendByHand(server.source) } }
  // FastAPI is made of Starlette, and takes the same fix.
  const isSame = fix.stack === server.software || `${fix.stack}/${server.software}` === "starlette/fastapi"
  if (isSame) return { applied: "snippet", after: { ...before, source: mend(server.source, fix) } }
  if (upstream !== undefined && fix.stack === upstream.software)
    return { applied: "snippet", after: { ...before, upstream: mend(upstream.source, fix) } }
  throw new Error(`${server.name}: the fix is for \`${fix.stack}\`:\n${fix.where}\n${fix.snippet}`)
}

async function withServers<Result>(
  server: BrokenServer,
  sources: Sources,
  isDown: boolean,
  ask: (port: number) => Promise<Result>,
): Promise<Result> {
  const running: Running[] = []
  const start = async (software: string, source: string, behind: number | undefined): Promise<number> => {
    const begin = (): Promise<Running> => startOf(software)(source, behind, join(CASES, software))
    // On another port: another program may take one between its choice and its use.
    const one = await begin().catch((error: unknown) => {
      console.warn(`${server.name}: ${software} is started again, because: ${String(error)}`)
      return begin()
    })
    running.push(one)
    return one.port
  }
  try {
    const upstream = upstreamOf(server)
    let behind = server.upstream === "nobody" ? await freePort() : undefined
    if (upstream !== undefined && sources.upstream !== undefined)
      behind = await start(upstream.software, sources.upstream, undefined)
    return await ask(isDown ? await freePort() : await start(server.software, sources.source, behind))
  } finally {
    await Promise.all(running.map((one) => one.stop()))
  }
}

function upstreamOf({ upstream }: BrokenServer): BrokenServer | undefined {
  return upstream === undefined || upstream === "nobody" ? undefined : readBrokenServer(upstream)
}
