import { connect, type Socket } from "node:net"

/** A client of Firefox's remote protocol: `length:[0, id, command, parameters]`, answered by `length:[1, id, error, result]`. */
export class Marionette {
  readonly #socket: Socket
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  #buffered = Buffer.alloc(0)
  #nextId = 1

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on("data", (chunk) => this.#read(chunk))
    socket.on("close", () => this.#failAll(new Error("Firefox closed the connection")))
    socket.on("error", (error) => this.#failAll(error))
  }

  /** Connects to a Firefox that listens on this port. */
  static open(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => resolve(new Marionette(socket)))
      socket.once("error", reject)
    })
  }

  /** Sends a command and waits for its result. */
  send(command: string, parameters: object): Promise<unknown> {
    const id = this.#nextId++
    const message = JSON.stringify([0, id, command, parameters])
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#socket.write(`${Buffer.byteLength(message)}:${message}`)
    })
  }

  /** Ends the connection. */
  close(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#buffered = Buffer.concat([this.#buffered, chunk])
    for (;;) {
      const colon = this.#buffered.indexOf(":")
      if (colon === -1) return
      const end = colon + 1 + Number(this.#buffered.subarray(0, colon).toString())
      if (this.#buffered.length < end) return
      this.#take(JSON.parse(this.#buffered.subarray(colon + 1, end).toString()))
      this.#buffered = this.#buffered.subarray(end)
    }
  }

  /** The first message is a greeting and no array. */
  #take(message: unknown): void {
    if (!Array.isArray(message)) return
    const [, id, error, result] = message as [number, number, { message: string } | null, unknown]
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new Error(error.message))
    else waiting?.resolve(result)
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
