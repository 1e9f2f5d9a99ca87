/** What `ofcors demo` is started with. */
export interface DemoOptions {
  /** Where the API listens. */
  readonly apiPort: number
  /** Where the page is served that the API allows. */
  readonly pagePort: number
  /** Where the same page is served on an origin that the API refuses. */
  readonly otherPagePort: number
  /** Origins to allow beside the page's. */
  readonly allow: readonly string[]
  /** Whether Django answers instead of Node. */
  readonly django?: boolean
}

/** The ports of the options, by their name. */
export type Ports = Pick<DemoOptions, "apiPort" | "pagePort" | "otherPagePort">

/** The ports that tutorials use: a React page on 3000, an API on 8000. */
export const DEFAULT_PORTS: Ports = { apiPort: 8000, pagePort: 3000, otherPagePort: 3001 }

/** The flag of each port. */
export const PORT_FLAGS: { readonly [Name in keyof Ports]: string } = {
  apiPort: "--api-port",
  pagePort: "--page-port",
  otherPagePort: "--other-page-port",
}

/** Names of the ports, in the order of the flags. */
export const PORT_NAMES: readonly (keyof Ports)[] = ["apiPort", "pagePort", "otherPagePort"]

/** The origin that browsers give to a page or an API on this port. */
export function localOrigin(port: number): string {
  // Port 80 goes unsaid in an origin.
  return new URL(`http://localhost:${port}`).origin
}

/** The command that starts the demo with these options, to be typed where this one was. */
export function commandFor(options: DemoOptions): string {
  const flags = [
    ...(options.django === true ? ["--django"] : []),
    ...PORT_NAMES.filter((name) => options[name] !== DEFAULT_PORTS[name]).map(
      (name) => `${PORT_FLAGS[name]} ${options[name]}`,
    ),
    ...options.allow.map((origin) => `--allow ${origin}`),
  ]
  // npm sets this for the script that it runs. `npm start` is the one in this repository.
  const command = process.env["npm_lifecycle_event"] === "start" ? "npm start" : "npx ofcors demo"
  if (flags.length === 0) return command
  return `${command} ${command === "npm start" ? "-- " : ""}${flags.join(" ")}`
}
