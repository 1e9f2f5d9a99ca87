import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { HANDSHAKES } from "./conformance.ts"
import { GUARDS, type GuardedServer, shakeHands, startGuarded } from "./handshakes.ts"
import { readSettings } from "./settings.ts"
import type { HandshakeCase, HandshakeGroup } from "./vector.ts"

describe.each(Object.entries(GUARDS))("%s", (_name, guard) => {
  describe.each(HANDSHAKES.groups as HandshakeGroup[])("$name", ({ settings, cases }) => {
    let guarded: GuardedServer
    beforeAll(async () => {
      guarded = await startGuarded(guard, readSettings(settings, false))
    })
    afterAll(() => void guarded.server.close())

    test.each(cases as HandshakeCase[])("$name", async (handshake) => {
      const { actual, expected } = await shakeHands(guarded, handshake)
      expect(actual).toEqual(expected)
    })
  })
})
