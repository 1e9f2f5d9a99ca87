/**
 * Replays every vector on one host.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs"
import type { CorsSettings } from "ofcors"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Application, type Host, type RunningHost, whyNot } from "./host.ts"
import { replay } from "./replay.ts"
import { readSettings } from "./settings.ts"
import type { Group, HandshakeFile, VectorFile } from "./vector.ts"

/** Where the vectors are. */
export const VECTORS: URL = new URL("vectors/", import.meta.url)

/** The one file that is about WebSockets. */
export const HANDSHAKES: HandshakeFile = JSON.parse(readFileSync(new URL("websocket.json", VECTORS), "utf8"))

/** Every file about requests and responses. */
export const VECTOR_FILES: readonly VectorFile[] = readdirSync(VECTORS)
  .filter((name) => name.endsWith(".json") && name !== "websocket.json")
  .map((name): VectorFile => JSON.parse(readFileSync(new URL(name, VECTORS), "utf8")))

/** Adds a test for every vector; with `listening` a second time, where somebody listens to the reasons of refusals. */
export function addConformanceTests(host: Host, { listening = false }: { listening?: boolean } = {}): void {
  let replayed = 0
  const impossible: string[] = []

  const addGroup = (group: Group, explain: CorsSettings["explain"]): void => {
    describe(group.name, () => {
      const application: Application = { handler: {}, called: false }
      let running: RunningHost
      beforeAll(async () => {
        running = await host.start(readSettings(group.settings, explain), application, group.settings)
      })
      afterAll(() => running.close())
      for (const vector of group.cases) {
        const reason = whyNot(host, vector)
        test(vector.name, async (context) => {
          if (reason !== undefined) {
            impossible.push(reason)
            context.skip(reason)
          }
          replayed++
          const { actual, expected } = await replay(running, application, group, vector)
          expect(actual).toEqual(expected)
        })
      }
    })
  }

  for (const explain of listening ? ([false, () => {}] as const) : ([false] as const)) {
    describe(explain === false ? host.name : `${host.name}, with a listener`, () => {
      for (const { theme, groups } of VECTOR_FILES) {
        describe(theme, () => {
          for (const group of groups) if ("cases" in group) addGroup(group, explain)
        })
      }
    })
  }
  afterAll(() => {
    const reasons = [...new Set(impossible)].map(
      (reason) => `\n    ${impossible.filter((r) => r === reason).length} x ${reason}`,
    )
    console.log(
      `conformance: ${host.name}: ${replayed} vectors replayed, ${impossible.length} impossible${reasons.join("")}`,
    )
  })
}
