import { InvalidArgumentError } from "commander"

/** A port from the command line; throws what Commander prints. */
export function readPort(text: string): number {
  const port = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535) throw new InvalidArgumentError("A port is a whole number from 1 to 65535.")
  return port
}

/** One more value of an option that may be repeated. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}
