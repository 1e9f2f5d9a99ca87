import { listenOnLoopback } from "./loopback.ts"
import { type DemoOptions, PORT_FLAGS, PORT_NAMES, type Ports, commandFor } from "./options.ts"

/** Ports below belong to administrators on many systems. */
const LOWEST_PORT = 1_024

/** How many ports are left to everyone. */
const PORTS = 65_536 - LOWEST_PORT

/** Who usually sits on the ports of tutorials. */
const USUAL_HOLDERS: { readonly [port: number]: string } = {
  3000: "a React or Next.js server",
  3001: "a React or Next.js server",
  5173: "a Vite server",
  8000: "Django's runserver",
}

/** What the options ask for twice, as a sentence; `undefined` where every port is asked for once. */
export function samePortTwice(options: Ports): string | undefined {
  for (const [index, name] of PORT_NAMES.entries()) {
    const other = PORT_NAMES.slice(index + 1).find((later) => options[later] === options[name])
    if (other !== undefined) {
      return `${PORT_FLAGS[name]} and ${PORT_FLAGS[other]} are both ${options[name]}. Give each a port of its own.`
    }
  }
  return undefined
}

/** What to tell someone whose ports cannot be had. */
export interface Unavailable {
  /** One sentence for each port. */
  readonly problems: readonly string[]
  /** Who holds them, and a command that works now. */
  readonly advice: string
}

/** Finds out what to do about ports that could not be listened on, by the error of each. */
export async function explainUnavailable(
  errors: ReadonlyMap<keyof Ports, NodeJS.ErrnoException>,
  options: DemoOptions,
): Promise<Unavailable> {
  const problems: string[] = []
  const searches: string[] = []
  const { apiPort, pagePort, otherPagePort } = options
  const ports = { apiPort, pagePort, otherPagePort }
  for (const [name, { code }] of errors) {
    const port = options[name]
    problems.push(problemOf(port, code))
    if (code === "EADDRINUSE") searches.push(`  ${commandToFindHolder(port)}`)
    ports[name] = await findFreePort(port, Object.values(ports))
  }
  const search = searches.length === 0 ? [] : ["To see who holds it:", ...searches, ""]
  const command = commandFor({ ...options, ...ports })
  return { problems, advice: [...search, "Or use free ports:", `  ${command}`].join("\n") }
}

function problemOf(port: number, code: string | undefined): string {
  if (code === "EACCES") return `Port ${port} is kept for administrators.`
  if (code !== "EADDRINUSE") return `Port ${port} cannot be used: ${code}.`
  const usual = USUAL_HOLDERS[port]
  return `Port ${port} is taken: another \`ofcors demo\`${usual === undefined ? "?" : `, or ${usual}?`}`
}

function commandToFindHolder(port: number): string {
  if (process.platform === "win32") return `netstat -ano | findstr :${port}`
  return process.platform === "linux" ? `ss -ltnp 'sport = :${port}'` : `lsof -nP -iTCP:${port} -sTCP:LISTEN`
}

/** The next free port above, going on from the lowest one after the highest; 80 begins at 8080, as is the custom. */
async function findFreePort(port: number, spoken: readonly number[]): Promise<number> {
  const start = port < LOWEST_PORT ? port + 7_999 : port
  for (let step = 1; step <= PORTS; step++) {
    const candidate = LOWEST_PORT + ((start - LOWEST_PORT + step) % PORTS)
    if (!spoken.includes(candidate) && (await isFree(candidate))) return candidate
  }
  return port
}

async function isFree(port: number): Promise<boolean> {
  try {
    const server = await listenOnLoopback(port, () => {})
    await server.close()
    return true
  } catch {
    return false
  }
}
