/** What the command tells the page, in `config.json`, so that ports can change without a build. */
export interface Config {
  /** What answers there: their settings and their sessions differ. */
  readonly server: "node" | "django"
  /** The API's origin. */
  readonly api: string
  /** The origin of the page that the demo is about, and of the same page elsewhere. */
  readonly pages: readonly [page: string, other: string]
  /** Which addresses of the pages are allowed. They have more than two: `127.0.0.1` is another origin. */
  readonly allowedPages: readonly string[]
  /** The setting with one more origin allowed, which stands there as `{origin}`. */
  readonly settingToAllow: string
  /** The API's settings as one would write them. */
  readonly settings: string
  /** The command that starts the demo with one more origin allowed, which stands there as `{origin}`. */
  readonly commandToAllow: string
  /** The command that says why the origin `{origin}` is refused, where the API's own terminal does not. */
  readonly commandToExplain?: string
}

/** Asks the server of this page. @throws if it does not answer with the configuration */
export async function loadConfig(): Promise<Config> {
  const response = await fetch("config.json")
  if (!response.ok) throw new Error(`config.json: ${response.status} ${response.statusText}`)
  return (await response.json()) as Config
}
