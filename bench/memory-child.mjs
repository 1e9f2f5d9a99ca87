/** What a policy keeps on the heap, beyond the array of strings it was made of and with it; and how long it takes. */
import { createPolicy } from "ofcors"
import { allowedOrigins } from "./origins.mjs"

const { count } = JSON.parse(process.argv[2])

/** Frees what nothing refers to any more; a turn of the event loop first, so that no frame on the stack does. */
async function heapUsed() {
  await new Promise((resolve) => setImmediate(resolve))
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

// As a file or a database gives them: strings that were only just put together would still hold their parts.
function readOrigins() {
  return allowedOrigins(count).map((origin) => Buffer.from(origin).toString("latin1"))
}

const held = { origins: undefined, policy: undefined }
const empty = await heapUsed()
held.origins = readOrigins()
const withStrings = await heapUsed()
const start = performance.now()
held.policy = createPolicy({ allowedOrigins: held.origins, allowCredentials: true, explain: false })
const startMilliseconds = performance.now() - start
const withBoth = await heapUsed()
const asked = held.origins[count >> 1]
held.origins = undefined
const policyAlone = await heapUsed()
if (held.policy.allowsOrigin(asked) !== true) throw new Error(`${asked} should be allowed`)

process.send({
  bytesBeyondStrings: (withBoth - withStrings) / count,
  bytesWithStrings: (policyAlone - empty) / count,
  startMilliseconds,
})
