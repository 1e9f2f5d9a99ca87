import { ask, messageOf, pin, startChild } from "./children.mjs"
import { HOW_TO_INSTALL, PEERS, forkOptionsFor } from "./peers.mjs"
import { progress } from "./progress.mjs"
import { medianOf } from "./statistics.mjs"

const ORIGIN = "https://app.example.com"
const VARIANTS = ["bare", "inline", "hand", "peer", "ours"]

const KINDS = {
  actual: { method: "GET", headers: { origin: ORIGIN }, variants: VARIANTS },
  preflight: {
    method: "OPTIONS",
    headers: {
      origin: ORIGIN,
      "access-control-request-method": "PUT",
      "access-control-request-headers": "content-type",
    },
    variants: ["peer", "ours"],
  },
}

/**
 * How often each server is started, and the rounds at each start: first those that only warm it up, because V8 goes on
 * compiling better code for tens of thousands of requests.
 */
const FULL = { generations: 5, warmRounds: 30, rounds: { actual: 60, preflight: 20 } }
const QUICK = { generations: 1, warmRounds: 5, rounds: { actual: 10, preflight: 5 } }

/**
 * Requests of one burst: some tens of milliseconds, short enough that whatever else the machine does strikes the bursts
 * of all variants alike. To warm up they are longer, but not so long that a server would close its idle connections.
 */
const REQUESTS = 320
const WARM_REQUESTS = 1_600

/** Requests per second of every framework and variant, or of the frameworks named. */
export async function measureHttp({ quick, frameworks: named = Object.keys(PEERS) }) {
  const effort = quick ? QUICK : FULL
  const load = startChild("load-child.mjs")
  await messageOf(load)
  const pinned = pin(load, 1)
  const frameworks = {}
  try {
    for (const framework of named) {
      if (forkOptionsFor(framework) === undefined)
        progress(
          `http: ${framework} is left out, because ${PEERS[framework].runtime} is not installed: ${HOW_TO_INSTALL}`,
        )
      else frameworks[framework] = await measureFramework(framework, load, effort)
    }
  } finally {
    load.disconnect()
  }
  return { pinned, frameworks }
}

/** Fresh servers several times over, because two processes of the same program differ by a few per cent. */
async function measureFramework(framework, load, effort) {
  const generations = []
  for (let generation = 0; generation < effort.generations; generation++) {
    progress(`http: ${framework}, servers ${generation + 1} of ${effort.generations}`)
    const servers = await startServers(framework)
    try {
      const measured = {}
      for (const [kind, { variants }] of Object.entries(KINDS)) {
        const asked = servers.filter(({ variant }) => variants.includes(variant))
        await measureRounds(load, asked, kind, effort.warmRounds, WARM_REQUESTS)
        measured[kind] = await measureRounds(load, asked, kind, effort.rounds[kind], REQUESTS)
      }
      generations.push(measured)
    } finally {
      for (const { child } of servers) child.disconnect()
    }
  }
  return Object.fromEntries(
    Object.entries(KINDS).map(([kind, { variants }]) => [
      kind,
      Object.fromEntries(
        variants
          .filter((variant) => isThere(framework, variant))
          .map((variant) => [variant, summarise(generations.map((measured) => measured[kind].get(variant)))]),
      ),
    ]),
  )
}

/** The bursts of each variant. A round is one of each; every round begins with another, so that none always follows the same. */
async function measureRounds(load, servers, kind, rounds, requests) {
  const bursts = new Map(servers.map(({ variant }) => [variant, []]))
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < servers.length; index++) {
      const server = servers[(index + round) % servers.length]
      bursts.get(server.variant).push(await burst(load, server, kind, requests))
    }
  }
  return bursts
}

function summarise(generations) {
  const median = (figure) => medianOf(generations.flat().map((one) => one[figure]))
  return {
    requestsPerSecond: median("perSecond"),
    requestsPerProcessorSecond: median("perProcessorSecond"),
    busy: median("busy"),
    // A list for each time it was started. What stands at the same place in another variant's was measured beside it.
    generations: generations.map((bursts) => bursts.map(({ perProcessorSecond }) => perProcessorSecond)),
  }
}

function isThere(framework, variant) {
  if (variant === "inline") return PEERS[framework].name === undefined
  return variant !== "peer" || PEERS[framework].name !== undefined
}

async function startServers(framework) {
  const servers = []
  for (const variant of VARIANTS.filter((name) => isThere(framework, name))) {
    const child = startChild("server-child.mjs", { framework, variant }, forkOptionsFor(framework))
    const { port } = await messageOf(child)
    pin(child, 0)
    const server = { child, variant, port }
    await check(framework, server)
    servers.push(server)
  }
  return servers
}

/** A variant that does not do the work must not be measured. */
async function check(framework, { variant, port }) {
  const { status, headers } = await fetch(`http://127.0.0.1:${port}/`, { headers: { origin: ORIGIN } })
  const granted = headers.get("access-control-allow-origin")
  const credentials = headers.get("access-control-allow-credentials")
  const works =
    variant === "bare" ? granted === null : granted === ORIGIN && credentials === "true" && headers.has("vary")
  if (status !== 200 || !works) throw new Error(`${framework} ${variant} answered ${status} and ${granted}`)
}

async function burst(load, { child, variant, port }, kind, requests) {
  const { method, headers } = KINDS[kind]
  const before = await ask(child, "processor time")
  const { seconds, failure } = await ask(load, { server: child.pid, port, method, headers, requests })
  const after = await ask(child, "processor time")
  if (failure !== undefined) throw new Error(`${kind} request to ${variant}: ${failure}`)
  const processorSeconds = after.processorSeconds - before.processorSeconds
  return {
    perSecond: requests / seconds,
    perProcessorSecond: requests / processorSeconds,
    busy: processorSeconds / seconds,
  }
}
