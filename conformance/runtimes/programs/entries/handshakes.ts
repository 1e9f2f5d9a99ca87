/** The handshakes of WebSockets, through every guard. */
import { isDeepStrictEqual } from "node:util"
import { GUARDS, shakeHands, startGuarded } from "../../../handshakes.ts"
import { readSettings } from "../../../settings.ts"
import type { Failure } from "../replay-host.ts"
import { report } from "../report.ts"
import { HANDSHAKES } from "../vectors.ts"

for (const [name, guard] of Object.entries(GUARDS)) {
  const failures: Failure[] = []
  let passed = 0
  for (const { name: group, settings, cases } of HANDSHAKES.groups) {
    const guarded = await startGuarded(guard, readSettings(settings, false))
    for (const handshake of cases) {
      const { actual, expected } = await shakeHands(guarded, handshake)
      if (isDeepStrictEqual(actual, expected)) passed++
      else failures.push({ vector: `${group}: ${handshake.name}`, actual, expected })
    }
    guarded.server.close()
  }
  report({ host: name, passed, impossible: {}, failures })
}
process.exit()
