import { accessSync, constants } from "node:fs"
import { delimiter, join } from "node:path"
import { chromium } from "playwright-core"

/** A browser and the flags that it cannot do without. */
export interface FoundChromium {
  readonly executablePath: string
  readonly args: readonly string[]
}

/** How to get a browser, for a test that has none. */
export const HOW_TO_GET_ONE: string =
  "Install Chromium or Chrome (on Debian: apt-get install chromium), set OFCORS_CHROMIUM to one, or npm install --no-save @sparticuz/chromium."

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"]

const LOCATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].map((name) =>
    join(process.env[name] ?? "C:\\", "Google", "Chrome", "Application", "chrome.exe"),
  ),
]

/**
 * Finds a Chromium: the one that `OFCORS_CHROMIUM` names, on the PATH, where its installers put it, where Playwright
 * puts it, or in the package `@sparticuz/chromium`.
 */
export async function findChromium(): Promise<FoundChromium | undefined> {
  // Chromium's sandbox does not start for root, which is who runs in most containers.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : []
  const named = process.env["OFCORS_CHROMIUM"]
  if (named !== undefined && named !== "") return { executablePath: named, args }
  const folders = (process.env["PATH"] ?? "").split(delimiter)
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...LOCATIONS,
    chromium.executablePath(),
  ]
  const executablePath = candidates.find(isExecutable)
  return executablePath === undefined ? fromPackage() : { executablePath, args }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

interface ChromiumPackage {
  readonly default: { readonly args: readonly string[]; executablePath(): Promise<string> }
}

/** The package is nobody's dependency here: a name that is not a literal keeps compilers from looking for it. */
async function fromPackage(name = "@sparticuz/chromium"): Promise<FoundChromium | undefined> {
  try {
    const { default: found } = (await import(name)) as ChromiumPackage
    return { executablePath: await found.executablePath(), args: found.args }
  } catch {
    return undefined
  }
}
