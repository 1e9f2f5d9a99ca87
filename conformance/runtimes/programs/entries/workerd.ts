/** The runtime of Cloudflare's Workers: this program sends the requests, the worker answers them. */
import { spawn } from "node:child_process"
import type { Readable } from "node:stream"
import { isDeepStrictEqual } from "node:util"
import { fetchHost } from "../../../hosts/fetch-idiom.ts"
import { honoHost } from "../../../hosts/hono-idiom.ts"
import type { Host } from "../../../host.ts"
import { sendRaw } from "../../../raw-client.ts"
import { type Start, replayHost } from "../replay-host.ts"
import { report } from "../report.ts"
import { VECTOR_FILES } from "../vectors.ts"
import { CONTROL, type Order } from "../worker-orders.ts"

const LACKS: Host["lacks"] = { "lower-case method": "workerd answers 501 to a method in lower case" }

const { child, port } = await startWorkerd()

const elsewhere = (): Promise<never> => Promise.reject(new Error("the worker serves it"))
report(await replayHost(fetchHost("fetch in a worker", LACKS, elsewhere), inWorker("fetch")))
report(await replayHost(honoHost("hono 4 in a worker", LACKS, elsewhere), inWorker("hono")))

const refused = VECTOR_FILES.flatMap(({ groups }) => groups.filter((group) => "refusedWith" in group))
const failures = []
for (const settings of refused) {
  const actual = await give({ refused: settings })
  if (!isDeepStrictEqual(actual, settings.refusedWith)) failures.push({ vector: settings.name, actual })
}
report({ host: "settings that must not start", passed: refused.length - failures.length, impossible: {}, failures })
child.kill()

/** Starts the runtime with the configuration beside the worker; it tells its port on a pipe of its own. */
async function startWorkerd(): Promise<{ child: ReturnType<typeof spawn>; port: number }> {
  const { OFCORS_WORKERD = "", OFCORS_WORKER_CONFIG = "" } = process.env
  const workerd = spawn(
    OFCORS_WORKERD,
    ["serve", OFCORS_WORKER_CONFIG, "--socket-addr=http=127.0.0.1:0", "--control-fd=3"],
    { stdio: ["ignore", "ignore", "inherit", "pipe"] },
  )
  process.on("exit", () => workerd.kill())
  for await (const line of workerd.stdio[3] as Readable) {
    const message = JSON.parse(String(line)) as { event: string; port: number }
    if (message.event === "listen") return { child: workerd, port: message.port }
  }
  throw new Error("workerd ended before it listened")
}

/** Starts a group of vectors in the worker; every request is announced to it, and it is asked what became of it. */
function inWorker(host: string): Start {
  return async ({ settings }, application) => {
    await give({ host, settings })
    return {
      async send(request) {
        await give({ handler: application.handler })
        const response = await sendRaw(port, request)
        application.called = ((await give({ ask: "called" })) as { called: boolean }).called
        return response
      },
      close: async () => {},
    }
  }
}

async function give(order: Order): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}${CONTROL}`, { method: "POST", body: JSON.stringify(order) })
  return answer.json()
}
