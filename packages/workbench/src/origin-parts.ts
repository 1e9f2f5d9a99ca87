/** What an origin is made of. */
export type OriginPart = "scheme" | "host" | "port"

/** An origin in its parts; the port is empty where it is the scheme's own. */
export function splitOrigin(origin: string): Readonly<Record<OriginPart, string>> {
  const { protocol, hostname, port } = new URL(origin)
  return { scheme: protocol.slice(0, -1), host: hostname, port }
}

/** In what two origins differ. */
export function differingParts(one: string, other: string): readonly OriginPart[] {
  const [first, second] = [splitOrigin(one), splitOrigin(other)]
  return (["scheme", "host", "port"] as const).filter((part) => first[part] !== second[part])
}
