// Imports modules that start a server and export it, and says on which port each listens. One process for all of them.
import { once } from "node:events"
import { pathToFileURL } from "node:url"

const servers = new Map()

// Some cases fail on purpose, also where nobody waits for them.
process.on("uncaughtException", () => {})

process.on("message", async ({ id, file, stop }) => {
  try {
    if (stop) {
      servers.get(id)?.closeAllConnections?.()
      servers.get(id)?.close()
      servers.delete(id)
      process.send({ id })
      return
    }
    const { default: server } = await import(pathToFileURL(file))
    if (!server.listening) await once(server, "listening")
    servers.set(id, server)
    process.send({ id, port: server.address().port })
  } catch (error) {
    process.send({ id, error: error.stack })
  }
})
process.on("disconnect", () => process.exit())
