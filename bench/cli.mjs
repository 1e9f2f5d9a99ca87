// Wall-clock time of the command, with Node's own start: `ofcors --version` over an empty program, and `ofcors check`
// of a server on this machine. Run it after a build: node bench/cli.mjs
import { execFile } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:http"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import express from "express"
import { medianOf } from "./statistics.mjs"

const MAIN = fileURLToPath(new URL("../packages/cli/dist/main.js", import.meta.url))
const RUNS = 15

const run = promisify(execFile)

/**
 * Runs programs of Node several times, in turn, so that a slow minute strikes all of them, and gives the median of each
 * one's milliseconds.
 */
async function medians(programs) {
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]))
  for (let round = 0; round < RUNS; round++) {
    for (const [name, args] of Object.entries(programs)) {
      const started = performance.now()
      // The exit code says what the check found, which is not measured here.
      await run(process.execPath, args).catch(() => undefined)
      times[name].push(performance.now() - started)
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, own]) => [name, medianOf(own)]))
}

const listening = async (listener) => {
  const server = createServer(listener).listen(0, "127.0.0.1")
  await once(server, "listening")
  return server
}

const app = express()
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))
const broken = await listening(app)
const healthy = await listening((request, response) => {
  response.setHeader("Access-Control-Allow-Origin", "*")
  response.end("[]")
})
const urlOf = (server) => `http://localhost:${server.address().port}/api/items`

const { empty, version, blocked, readable } = await medians({
  empty: ["-e", "0"],
  version: [MAIN, "--version"],
  blocked: [MAIN, "check", urlOf(broken)],
  readable: [MAIN, "check", urlOf(healthy)],
})
broken.close()
healthy.close()

const show = (milliseconds) => `${milliseconds.toFixed(0).padStart(5)} ms`
console.log(`median of ${RUNS} runs, Node ${process.version}`)
console.log(`node -e 0                        ${show(empty)}`)
console.log(`ofcors --version                 ${show(version)}  (${show(version - empty).trim()} more; at most 60)`)
console.log(`ofcors check, blocked            ${show(blocked)}  (at most 300)`)
console.log(`ofcors check, readable           ${show(readable)}  (at most 300)`)
process.exitCode = version - empty <= 60 && blocked <= 300 && readable <= 300 ? 0 : 1
