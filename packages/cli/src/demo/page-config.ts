import { createPolicy } from "ofcors"
import { type DemoOptions, commandFor, localOrigin } from "./options.ts"
import { type DemoSettings, settingsAsCode } from "./settings.ts"

/** What the page reads from `config.json`, because only the command knows it. */
export interface PageConfig {
  /** The API's origin. */
  readonly api: string
  /** The origin of the page that the demo is about, and of the same page elsewhere. */
  readonly pages: readonly [page: string, other: string]
  /** Which addresses of the pages are allowed. They have more than two: `127.0.0.1` is another origin. */
  readonly allowedPages: readonly string[]
  readonly allowedOrigins: readonly string[]
  /** The API's settings as one would write them. */
  readonly settings: string
  /** The command that starts the demo with one more origin allowed, which stands there as `{origin}`. */
  readonly commandToAllow: string
}

/**
 * The page's configuration for these options.
 *
 * @throws SettingsError for settings that must not run
 */
export function pageConfig(options: DemoOptions, settings: DemoSettings): PageConfig {
  const policy = createPolicy({ ...settings, explain: false })
  const pages = [localOrigin(options.pagePort), localOrigin(options.otherPagePort)] as const
  const addresses = pages.flatMap((page) =>
    ["localhost", "127.0.0.1", "[::1]"].map((host) => page.replace("localhost", host)),
  )
  return {
    api: localOrigin(options.apiPort),
    pages,
    allowedPages: addresses.filter((address) => policy.allowsOrigin(address)),
    allowedOrigins: settings.allowedOrigins,
    settings: settingsAsCode(settings),
    commandToAllow: commandFor({ ...options, allow: [...options.allow, "{origin}"] }),
  }
}
