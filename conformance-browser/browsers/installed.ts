import { isChromiumInstalled, startChromium } from "./chromium.ts"
import type { Driver, EngineName } from "./driver.ts"
import { isFirefoxInstalled, startFirefox } from "./firefox.ts"
import { isWebKitInstalled, startWebKit } from "./webkit.ts"

/** A browser that may be on this machine. */
export interface KnownBrowser {
  /** The Debian packages that it comes with. */
  readonly packages: readonly string[]
  isInstalled(): boolean
  start(): Promise<Driver>
}

/** The browsers that can be driven, by engine. */
export const BROWSERS: Readonly<Record<EngineName, KnownBrowser>> = {
  chromium: { packages: ["chromium"], isInstalled: isChromiumInstalled, start: startChromium },
  firefox: { packages: ["firefox-esr"], isInstalled: isFirefoxInstalled, start: startFirefox },
  webkit: { packages: ["libwebkit2gtk-4.1-0", "xvfb"], isInstalled: isWebKitInstalled, start: startWebKit },
}
