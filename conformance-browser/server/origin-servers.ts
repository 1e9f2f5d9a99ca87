import { createServer, type Server, type Socket } from "node:net"
import { Placeholders, PLACE_NAMES, readTarget, type PlaceName, type Places } from "../scenario/places.ts"
import type { Scenario } from "../scenario/scenario.ts"
import type { WireRequest } from "../scenario/observation.ts"
import { AnswerBook } from "./answer-book.ts"
import { RequestReader, type RawRequest } from "./read-request.ts"
import { writeAnswer } from "./write-answer.ts"

/** Answers requests that are the harness's own: bytes to write, sooner or later. */
export type HarnessRoute = (request: RawRequest) => Promise<string>

interface Run {
  readonly answers: AnswerBook
  readonly placeholders: Placeholders
  readonly wire: WireRequest[]
}

/** One raw server for each place on a loopback port, answering for any number of scenarios at once. */
export class OriginServers {
  readonly places: Places
  readonly #servers: readonly Server[]
  readonly #sockets = new Set<Socket>()
  readonly #runs = new Map<number, Run>()
  #nextRunId = 1
  /** Set by a browser's driver: answers what does not belong to a scenario. */
  harness: HarnessRoute | undefined

  private constructor(servers: readonly Server[], places: Places) {
    this.#servers = servers
    this.places = places
  }

  /** Listens on ports that the system gives. */
  static async start(): Promise<OriginServers> {
    const servers = PLACE_NAMES.map(() => createServer({ noDelay: true }))
    const ports = await Promise.all(servers.map(listen))
    const host = (name: PlaceName) =>
      `${name === "site" ? "127.0.0.1" : "localhost"}:${ports[PLACE_NAMES.indexOf(name)]}`
    const started = new OriginServers(servers, {
      page: host("page"),
      api: host("api"),
      other: host("other"),
      site: host("site"),
    })
    for (const [index, server] of servers.entries()) {
      server.on("connection", (socket) => started.#serve(socket, PLACE_NAMES[index] as PlaceName))
    }
    return started
  }

  /** Makes the servers answer for this scenario, under a path of its own. */
  open(scenario: Scenario): { runId: number; placeholders: Placeholders } {
    const runId = this.#nextRunId++
    const placeholders = new Placeholders(this.places, runId)
    this.#runs.set(runId, { answers: new AnswerBook(scenario), placeholders, wire: [] })
    return { runId, placeholders }
  }

  /** Forgets the scenario and gives the requests that it caused. */
  close(runId: number): readonly WireRequest[] {
    const run = this.#runs.get(runId)
    this.#runs.delete(runId)
    return run ? run.placeholders.restoreAll(run.wire) : []
  }

  /** Stops listening and drops every connection. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await Promise.all(this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))))
  }

  #serve(socket: Socket, place: PlaceName): void {
    const reader = new RequestReader()
    this.#sockets.add(socket)
    socket.setEncoding("latin1")
    socket.on("close", () => this.#sockets.delete(socket))
    socket.on("error", () => socket.destroy())
    socket.on("data", (chunk: string) => {
      for (const request of reader.push(chunk)) this.#answer(socket, place, request)
    })
  }

  #answer(socket: Socket, place: PlaceName, request: RawRequest): void {
    const target = readTarget(request.target)
    const run = target && this.#runs.get(target.runId)
    if (!target || !run) {
      void this.harness?.(request).then((bytes) => socket.write(bytes, "latin1"))
      return
    }
    const answer = run.answers.next(place, target.path, request)
    if (answer.fault === "close-before-answer") {
      run.wire.push({ place, ...request, unanswered: true })
      socket.destroy()
    } else {
      run.wire.push({ place, ...request })
      socket.write(writeAnswer(answer, request, run.placeholders), "latin1")
    }
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      resolve(typeof address === "object" && address ? address.port : 0)
    })
  })
}
