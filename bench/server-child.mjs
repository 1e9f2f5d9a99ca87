/** One variant of one framework in a process of its own; tells its port, then its processor time when asked. */
import { FRAMEWORKS } from "./servers.mjs"

const { framework, variant } = JSON.parse(process.argv[2])
const port = await FRAMEWORKS[framework](variant)
process.on("message", () => {
  const { user, system } = process.cpuUsage()
  process.send({ processorSeconds: (user + system) / 1e6 })
})
process.on("disconnect", () => process.exit())
process.send({ port })
