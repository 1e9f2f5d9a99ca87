import { type Colours, coloursOf } from "../terminal.ts"
import { createApi } from "./api.ts"
import type { Backend } from "./backend.ts"
import { listenOnLoopback } from "./loopback.ts"
import { refusalLine } from "./refusal-line.ts"
import { logRequests } from "./request-log.ts"
import { type DemoSettings, settingsAsCode } from "./settings.ts"

/** The API in this process. @throws SettingsError for settings that must not run */
export function createNodeBackend(settings: DemoSettings, print: (line: string) => void): Backend {
  const colours: Colours = coloursOf(process.stdout)
  const api = createApi({
    ...settings,
    explain: (finding) => print(refusalLine(finding, colours, process.stdout.columns)),
  })
  return {
    parts: {
      server: "node",
      settings: settingsAsCode(settings),
      settingToAllow: `allowedOrigins: ${JSON.stringify([...settings.allowedOrigins, "{origin}"]).replaceAll(",", ", ")}`,
    },
    whereReasonsAre: "look here: this\n     terminal says why it was refused, and what to change.",
    async listen(port) {
      const server = await listenOnLoopback(port, logRequests(api, colours, print))
      return { ...server, ended: new Promise(() => {}) }
    },
    dispose: () => Promise.resolve(),
  }
}
