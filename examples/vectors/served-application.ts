/**
 * The child process's half: an application of a framework that is built once and asked about every vector. Its code
 * finds what it needs in `globalThis.vectors`, because bundlers would make copies of what it imported.
 *
 * @module
 */
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { dirname } from "node:path"
import { type Policy, createPolicy } from "ofcors"
import { type Application, type Idiom, act } from "../../conformance/host.ts"
import { readSettings } from "../../conformance/settings.ts"
import type { Answer, Order } from "./orders.ts"

/** What the framework's code reads. */
export interface Vectors {
  readonly policy: Policy
  /** What the catch-all route returns or throws. */
  answer(): unknown
  /** Whether the framework's own hook calls `cors()`; otherwise the server around the framework does. */
  readonly inHook: boolean
  /** The framework's own functions, put here by its route. */
  framework?: unknown
}

const application: Application = { handler: {}, called: false }

/** Makes the policy and the route's answer, before the framework's code is loaded. */
export function offerVectors(idiom: Idiom<Headers>): Vectors {
  const vectors: Vectors = {
    policy: createPolicy({ explain: false }),
    inHook: process.argv.includes("in-hook"),
    answer() {
      application.called = true
      return act(idiom, new Headers(), application.handler)
    },
  }
  Object.assign(globalThis, { vectors })
  // What frameworks print about the errors that these vectors throw on purpose.
  console.error = () => {}
  process.on("message", (order: Order) => {
    if (order.settings !== undefined) vectors.policy.update(readSettings(order.settings, false))
    if (order.handler !== undefined) Object.assign(application, { handler: order.handler, called: false })
    say({ called: application.called })
  })
  return vectors
}

/** Where the framework's build is: the application that answers vectors, or with `example` what a reader copies. */
export function folderOfBuild(vectors: string): string {
  return process.argv.includes("example") ? dirname(vectors) : vectors
}

/** Listens on a free port, and says which. */
export function listen(server: Server): void {
  server.listen(0, "127.0.0.1", () => say({ port: (server.address() as AddressInfo).port }))
}

function say(answer: Answer): void {
  process.send!(answer)
}
