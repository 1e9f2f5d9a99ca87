/** An entry of `allowedOrigins` in its parts; entries that the library refuses have none. */
export interface OriginEntry {
  readonly text: string
  readonly scheme: string
  readonly host: string
  /** Decimal, `*` for any, or nothing. */
  readonly port: string
  /** Whether it stands for the subdomains of `host`. */
  readonly subdomains: boolean
}

/** Reads an entry of `allowedOrigins`. */
export function readOriginEntry(text: string): OriginEntry | undefined {
  const [, scheme, wildcard, host, port = ""] =
    /^([a-z][a-z0-9+.-]*):\/\/(\*\.)?(\[[0-9a-f:.]+\]|[A-Za-z0-9._-]+)(?::([0-9]+|\*))?$/.exec(text) ?? []
  if (scheme === undefined || host === undefined) return undefined
  return { text, scheme, host, port, subdomains: wildcard !== undefined }
}

/** Whether traffic to this host stays on the machine. */
export function isLoopback(host: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])$/.test(host)
}

/** Whether a host is one that developers use and the public does not: loopback, private addresses, reserved names. */
export function isDevelopmentHost(host: string): boolean {
  return (
    isLoopback(host) ||
    host === "0.0.0.0" ||
    /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|169\.254\.)[0-9.]+$/.test(host) ||
    /(?:^|\.)(?:local|test|localdomain)$/.test(host)
  )
}

/** The regular expression that matches what an entry stands for. */
export function patternOf({ scheme, host, port, subdomains }: OriginEntry): RegExp {
  const plain = host.replace(/[.[\]-]/g, "\\$&")
  const ports = port === "*" ? "(?::[0-9]+)?" : port === "" ? "" : `:${port}`
  return new RegExp(`^${scheme}:\\/\\/${subdomains ? "(?:[a-z0-9_-]+\\.)+" : ""}${plain}${ports}$`)
}
