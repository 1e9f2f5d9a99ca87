import type { BrowserOptions } from "../browser/browser.ts"
import { CorsError } from "../browser/cors-error.ts"
import type { FetchInit } from "../browser/fetch-init.ts"
import { type Page, type PageOptions, pageFacts } from "../browser/page.ts"
import type { Report } from "../browser/report.ts"
import type { Application } from "./application.ts"
import { formatReport } from "./format-report.ts"
import { type World, openWorld } from "./world.ts"

/** What a test's browser is made of, and where the applications stand that it asks. */
export interface TestBrowserOptions extends Omit<BrowserOptions, "send"> {
  /** The origin at which an application answers, `https:` or not. Default: `http://localhost:8000`. */
  readonly api?: string
  /** Applications at other origins, by origin: where redirects lead, or the page itself is served. */
  readonly elsewhere?: Readonly<Record<string, Application>>
  /** Cookies that the browser has from `api`, each as a `Set-Cookie` would say it: `"sid=1; SameSite=None; Secure"`. */
  readonly cookies?: readonly string[]
  /**
   * Milliseconds until an application has to have answered. Default: 4,000, a little less than the time limit of a
   * test in Vitest and Jest, so that the report says it.
   */
  readonly timeLimit?: number
  /**
   * What the user answers when a page wants to reach the local network. Without it, every application counts as one on
   * the public network, wherever it stands for the test.
   */
  readonly localNetworkPermission?: "granted" | "denied" | "prompt"
}

/** A page bound to no application: each fetch names the one that it asks. */
export interface TestPage {
  /** As `Origin` says it; `null` where it is opaque. */
  readonly origin: string
  /**
   * Fetches as `fetch` does on this page, from the application. A relative `url` belongs to the application's origin.
   *
   * @throws CorsError, a `TypeError` with the report, where script would get a `TypeError`
   */
  fetch(application: Application, url: string | URL | Request, init?: FetchInit): Promise<Response>
  /** Fetches likewise, and tells everything. @throws TypeError only for what is no application, URL or cookie */
  explain(application: Application, url: string | URL | Request, init?: FetchInit): Promise<Report>
}

/** Pages that share their caches and cookies. */
export interface TestBrowser {
  /** Opens a page; `url` may be an origin alone. @throws TypeError where it is no URL */
  page(url: string, options?: PageOptions): TestPage
}

/**
 * Makes a browser whose pages ask applications in this process. Each application has caches and cookies of its own, so
 * that no test sees what another left.
 */
export function createTestBrowser(options: TestBrowserOptions = {}): TestBrowser {
  const worlds = new WeakMap<object, Promise<World>>()
  const worldOf = (application: Application): Promise<World> => {
    // What is no object cannot be kept, and is refused by `openWorld`.
    const open = (): Promise<World> => openWorld(application, options)
    if (Object(application) !== application) return open()
    const world = worlds.get(application) ?? open()
    worlds.set(application, world)
    return world
  }
  return {
    page(url, pageOptions = {}) {
      const pages = new WeakMap<World, Page>()
      const ask = async (
        application: Application,
        input: string | URL | Request,
      ): Promise<{ readonly page: Page; readonly input: string | URL | Request }> => {
        const world = await worldOf(application)
        const page = pages.get(world) ?? world.browser.page(url, pageOptions)
        pages.set(world, page)
        return { page, input: world.address(input) }
      }
      return {
        origin: pageFacts(url, pageOptions, () => undefined).origin,
        async fetch(application, target, init) {
          const { page, input } = await ask(application, target)
          try {
            return await page.fetch(input, init)
          } catch (error) {
            throw error instanceof CorsError ? withReport(error) : error
          }
        },
        async explain(application, target, init) {
          const { page, input } = await ask(application, target)
          return page.explain(input, init)
        },
      }
    },
  }
}

/** Opens a page in a browser of its own, whose caches and cookies are empty. @throws TypeError where `url` is no URL */
export function page(url: string, options: TestBrowserOptions & PageOptions = {}): TestPage {
  return createTestBrowser(options).page(url, options)
}

/** The error of script, with what a test's reader needs to see. */
function withReport({ message, report }: CorsError): CorsError {
  return new CorsError(`${message}\n\n${formatReport(report)}`, report)
}
