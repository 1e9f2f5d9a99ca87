/** One contestant in one shape, alone in its process, so that nobody's code is compiled for the others' objects. */
import { createParser, requestText } from "./requests.mjs"
import { allowedOrigins, askingOrigins } from "./origins.mjs"
import { APPLICATIONS, VARIANTS } from "./decision-variants.mjs"
import { medianOf } from "./statistics.mjs"

const {
  variant,
  kind,
  application = "plain",
  allowed,
  count,
  pattern,
  requestHeaders,
  milliseconds,
} = JSON.parse(process.argv[2])

const BATCH = requestHeaders !== undefined ? 4 : variant.startsWith("cors") && count > 10_000 ? 8 : 512
let list = pattern === undefined ? allowedOrigins(count) : [pattern]
const asking = allowed
  ? pattern === undefined
    ? askingOrigins(list, BATCH)
    : Array.from({ length: BATCH }, (_, i) => pattern.replace("*", `tenant${i}`))
  : Array.from({ length: BATCH }, (_, i) => `https://stranger${i}.example.net`)
const hostile = requestHeaders === undefined ? undefined : requestHeaders.text.repeat(requestHeaders.times)

const run = VARIANTS[variant](list, APPLICATIONS[application])[kind]
const text = Buffer.from(
  asking
    .map((origin) =>
      kind === "preflight"
        ? requestText("OPTIONS", {
            Origin: origin,
            "Access-Control-Request-Method": "PUT",
            "Access-Control-Request-Headers": hostile ?? "content-type,x-requested-with",
          })
        : requestText("GET", { Origin: origin }),
    )
    .join(""),
)

// What building a list of a million left behind must not be collected while somebody is timed.
list = undefined
globalThis.gc()

// Ending a connection makes an error for each of its requests; their stacks would take most of the time.
Error.stackTraceLimit = 0

const parse = createParser()
let last

async function timeBatch() {
  const { exchanges, close } = await parse(text, BATCH)
  const start = performance.now()
  for (let index = 0; index < BATCH; index++) {
    const { request, response } = exchanges[index]
    last = run(request, response)
  }
  const nanoseconds = ((performance.now() - start) * 1e6) / BATCH
  close()
  return nanoseconds
}

const warmUntil = performance.now() + milliseconds / 2
while (performance.now() < warmUntil) await timeBatch()
const samples = []
const until = performance.now() + milliseconds
while (performance.now() < until || samples.length < 9) samples.push(await timeBatch())

// `last` is told, so that no compiler may drop the work.
process.send({ nanoseconds: medianOf(samples), samples: samples.length, kept: typeof last })
process.disconnect()
