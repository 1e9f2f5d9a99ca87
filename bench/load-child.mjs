/** The load generator, in a process of its own: runs one burst per message. */
import autocannon from "autocannon"

const CONNECTIONS = 32

process.on("message", async ({ url, method, headers, seconds }) => {
  const result = await autocannon({ url, method, headers, connections: CONNECTIONS, duration: seconds })
  process.send({
    requests: result.requests.total,
    seconds: result.duration,
    failures: result.errors + result.timeouts + result.non2xx,
  })
})
process.on("disconnect", () => process.exit())
process.send("ready")
