import { mkdtemp, readFile, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** Nothing may leave the machine: what is not loopback goes to a proxy that does not exist. */
const PREFERENCES: Readonly<Record<string, string | number | boolean>> = {
  "marionette.port": 0,
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "app.update.auto": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
}

/** Makes a fresh profile and gives its folder. */
export async function makeProfile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "firefox-"))
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  await writeFile(join(folder, "user.js"), lines.join("\n"))
  return folder
}

/** The port of Marionette, which Firefox writes into its profile; undefined until it has. */
export async function readPort(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, "MarionetteActivePort"), "utf8").catch(() => "")
  return text === "" ? undefined : Number(text)
}
