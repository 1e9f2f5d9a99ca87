import { type Browser, createBrowser } from "../browser/browser.ts"
import type { Send } from "../browser/transport.ts"
import type { Application } from "./application.ts"
import type { TestBrowserOptions } from "./test-browser.ts"
import { transportTo } from "./transport-to.ts"

const DEFAULT_API = "http://localhost:8000"
const DEFAULT_TIME_LIMIT = 4_000

/** An application with the browser that asks it. */
export interface World {
  readonly browser: Browser
  /** Resolves against the application's origin, and has the application answer there. */
  address(input: string | URL | Request): string | URL | Request
}

/** Makes an application ready, and a browser for it. @throws TypeError for what is no application or no cookie */
export async function openWorld(application: Application, options: TestBrowserOptions): Promise<World> {
  const { api = DEFAULT_API, elsewhere = {}, cookies = [], ...browserOptions } = options
  const send = await transportTo(application)
  const others = new Map<string, Send>()
  for (const [origin, other] of Object.entries(elsewhere)) others.set(new URL(origin).origin, await transportTo(other))
  const addressed = new Set([new URL(api).origin])
  const route: Send = (request) => {
    const { origin } = new URL(request.url)
    const target = addressed.has(origin) ? send : others.get(origin)
    return target?.(request) ?? { error: "refused", message: `no application stands at ${origin}` }
  }
  if (browserOptions.localNetworkPermission === undefined) route.addressSpaceOf = () => "public"
  const browser = createBrowser({
    timeLimit: DEFAULT_TIME_LIMIT,
    ...browserOptions,
    send: Object.assign(route, { streamsBodies: send.streamsBodies ?? true }),
  })
  for (const cookie of cookies) {
    const refused = await browser.setCookie(cookie, api)
    if (refused !== undefined)
      throw new TypeError(`The cookie \`${refused.name}\` cannot be set at ${api}: ${refused.reason}.`)
  }
  return {
    browser,
    address(input) {
      const isRequest = typeof input === "object" && "url" in input
      const written = isRequest ? input.url : String(input)
      // `fetch` itself says what is wrong with a URL.
      if (!URL.canParse(written, api)) return input
      const { href, origin } = new URL(written, api)
      if (!others.has(origin)) addressed.add(origin)
      return isRequest ? input : href
    },
  }
}
