/**
 * The load, in a process of its own: one burst of requests per message. Its connections stay open from burst to burst,
 * because a server's cost of accepting them would hide what a short burst is to show.
 */
import { Agent, request } from "node:http"
import { connect } from "node:net"
import { requestText } from "./requests.mjs"

const CONNECTIONS = 32

/** The open connections, by what is asked of which process: ports come again. */
const targets = new Map()

process.on("message", async ({ server, port, method, headers, requests }) => {
  try {
    const key = JSON.stringify([server, method, headers])
    if (!targets.has(key)) targets.set(key, await open({ port, method, headers }))
    const startedAt = performance.now()
    await targets.get(key).send(requests)
    process.send({ seconds: (performance.now() - startedAt) / 1_000 })
  } catch (error) {
    process.send({ failure: String(error) })
  }
})
process.on("disconnect", () => process.exit())
process.send("ready")

async function open({ port, method, headers }) {
  const text = Buffer.from(requestText(method, headers, "/"))
  const length = await lengthOfResponse({ port, method, headers })
  const connections = Array.from({ length: CONNECTIONS }, () => new Connection(port, text, length))
  return {
    async send(requests) {
      await Promise.all(connections.map((connection) => connection.ask(requests / CONNECTIONS)))
    },
  }
}

/** Read by Node's own parser, once: every later response to the same request must have the same number of bytes. */
function lengthOfResponse({ port, method, headers }) {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: true })
    const asked = request({ port, method, headers, path: "/", host: "127.0.0.1", agent }, (response) => {
      const { socket } = response
      response.resume().on("end", () => {
        resolve(socket.bytesRead)
        agent.destroy()
      })
    })
    asked.on("error", reject).end()
  })
}

/** Sends the same request again and again, each when the response to the one before is whole. */
class Connection {
  #port
  #text
  #length
  #socket
  #read = 0
  #left = 0
  #settle

  constructor(port, text, length) {
    this.#port = port
    this.#text = text
    this.#length = length
    this.#open()
  }

  ask(requests) {
    // Between two bursts, a server may close a connection that waits.
    if (this.#socket.destroyed) this.#open()
    this.#left = requests
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      this.#socket.write(this.#text)
    })
  }

  #open() {
    this.#socket = connect(this.#port, "127.0.0.1")
    this.#socket.setNoDelay(true)
    this.#socket.on("data", (chunk) => this.#receive(chunk))
    this.#socket.on("error", (error) => this.#settle?.reject(error))
    this.#socket.on("close", () => this.#settle?.reject(new Error("closed")))
  }

  #receive(chunk) {
    // The first digit of the status, as in `HTTP/1.1 200`.
    if (this.#read === 0 && chunk[9] !== 0x32) return this.#settle.reject(new Error(chunk.toString("latin1")))
    this.#read += chunk.length
    if (this.#read < this.#length) return
    if (this.#read > this.#length) {
      return this.#settle.reject(new Error(`${this.#read} bytes instead of ${this.#length}`))
    }
    this.#read = 0
    this.#left--
    if (this.#left > 0) this.#socket.write(this.#text)
    else this.#settle.resolve()
  }
}
