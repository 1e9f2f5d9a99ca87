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

const FULL = { generations: 9, rounds: 2, preflightRounds: 1, seconds: 1, warmSeconds: 1 }
const QUICK = { generations: 1, rounds: 2, preflightRounds: 1, seconds: 1, warmSeconds: 1 }

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
  const bursts = []
  for (let generation = 0; generation < effort.generations; generation++) {
    progress(`http: ${framework}, servers ${generation + 1} of ${effort.generations}`)
    const servers = await startServers(framework)
    const add = (some) => bursts.push(...some.map((one) => ({ ...one, generation })))
    try {
      for (const server of servers) await burst(load, server, "actual", effort.warmSeconds)
      for (let round = 0; round < effort.rounds; round++) {
        add(await measureRound(load, servers, "actual", generation + round, effort))
      }
      const answering = servers.filter(({ variant }) => KINDS.preflight.variants.includes(variant))
      for (const server of answering) await burst(load, server, "preflight", effort.warmSeconds)
      for (let round = 0; round < effort.preflightRounds; round++) {
        add(await measureRound(load, answering, "preflight", generation + round, effort))
      }
    } finally {
      for (const { child } of servers) child.disconnect()
    }
  }
  return Object.fromEntries(
    Object.entries(KINDS).map(([kind, { variants }]) => [
      kind,
      summarise(
        bursts,
        kind,
        variants.filter((variant) => isThere(framework, variant)),
      ),
    ]),
  )
}

/** One burst for each variant; every round begins with another, so that none always runs on the warmer machine. */
async function measureRound(load, servers, kind, round, { seconds }) {
  const bursts = []
  for (let index = 0; index < servers.length; index++) {
    const server = servers[(index + round) % servers.length]
    bursts.push({ kind, variant: server.variant, ...(await burst(load, server, kind, seconds)) })
  }
  return bursts
}

function summarise(bursts, kind, variants) {
  return Object.fromEntries(
    variants.map((variant) => {
      const own = bursts.filter((burst) => burst.kind === kind && burst.variant === variant)
      const median = (figure) => medianOf(own.map((burst) => burst[figure]))
      return [
        variant,
        {
          requestsPerSecond: median("perSecond"),
          requestsPerProcessorSecond: median("perProcessorSecond"),
          busy: median("busy"),
          bursts: own.length,
          // One for each time it was started; its neighbours in the other variants' lists ran beside it.
          generations: [...new Set(own.map(({ generation }) => generation))].map((asked) =>
            medianOf(own.filter(({ generation }) => generation === asked).map((burst) => burst.perProcessorSecond)),
          ),
        },
      ]
    }),
  )
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
    const server = { child, variant, url: `http://127.0.0.1:${port}/` }
    await check(framework, server)
    servers.push(server)
  }
  return servers
}

/** A variant that does not do the work must not be measured. */
async function check(framework, { variant, url }) {
  const { status, headers } = await fetch(url, { headers: { origin: ORIGIN } })
  const granted = headers.get("access-control-allow-origin")
  const credentials = headers.get("access-control-allow-credentials")
  const works =
    variant === "bare" ? granted === null : granted === ORIGIN && credentials === "true" && headers.has("vary")
  if (status !== 200 || !works) throw new Error(`${framework} ${variant} answered ${status} and ${granted}`)
}

async function burst(load, { child, variant, url }, kind, seconds) {
  const { method, headers } = KINDS[kind]
  const before = await ask(child, "processor time")
  const done = await ask(load, { url, method, headers, seconds })
  const after = await ask(child, "processor time")
  if (done.failures > 0) throw new Error(`${done.failures} requests to ${variant} failed`)
  const processorSeconds = after.processorSeconds - before.processorSeconds
  return {
    perSecond: done.requests / done.seconds,
    perProcessorSecond: done.requests / processorSeconds,
    busy: processorSeconds / done.seconds,
  }
}
