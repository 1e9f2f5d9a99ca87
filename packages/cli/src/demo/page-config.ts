import { createPolicy } from "ofcors"
import { type DemoOptions, commandFor, localOrigin } from "./options.ts"
import type { DemoSettings } from "./settings.ts"

/** What the page has to know of the server that answers it. */
export interface ServerParts {
  /** Their settings and their sessions differ. */
  readonly server: "node" | "django"
  /** The API's settings as one would write them. */
  readonly settings: string
  /** The setting with one more origin allowed, which stands there as `{origin}`. */
  readonly settingToAllow: string
  /** The command that says why the origin `{origin}` is refused, where the API's own terminal does not. */
  readonly commandToExplain?: string
}

/** What the page reads from `config.json`, because only the command knows it. */
export interface PageConfig extends ServerParts {
  /** The API's origin. */
  readonly api: string
  /** The origin of the page that the demo is about, and of the same page elsewhere. */
  readonly pages: readonly [page: string, other: string]
  /** Which addresses of the pages are allowed. They have more than two: `127.0.0.1` is another origin. */
  readonly allowedPages: readonly string[]
  /** The command that starts the demo with one more origin allowed, which stands there as `{origin}`. */
  readonly commandToAllow: string
}

/**
 * The page's configuration for these options.
 *
 * @throws SettingsError for settings that must not run
 */
export function pageConfig(options: DemoOptions, settings: DemoSettings, parts: ServerParts): PageConfig {
  const policy = createPolicy({ ...settings, explain: false })
  const pages = [localOrigin(options.pagePort), localOrigin(options.otherPagePort)] as const
  const addresses = pages.flatMap((page) =>
    ["localhost", "127.0.0.1", "[::1]"].map((host) => page.replace("localhost", host)),
  )
  return {
    ...parts,
    api: localOrigin(options.apiPort),
    pages,
    allowedPages: addresses.filter((address) => policy.allowsOrigin(address)),
    commandToAllow: commandFor({ ...options, allow: [...options.allow, "{origin}"] }),
  }
}
