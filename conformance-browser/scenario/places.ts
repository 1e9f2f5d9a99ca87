/**
 * The origins of a scenario. `page` holds the script; `api` and `other` differ from it by port (same site, cross
 * origin); `site` differs by host (cross site).
 */
export const PLACE_NAMES = ["page", "api", "other", "site"] as const

/** One of the origins of a scenario. */
export type PlaceName = (typeof PLACE_NAMES)[number]

/** The host and port that stand behind each place in this process. */
export type Places = Readonly<Record<PlaceName, string>>

/** Where the documents of frames are. */
export const FRAME_PATHS = { plain: "/harness/frame", "require-corp": "/harness/frame/require-corp" } as const

/** Fills in the placeholders for one run of a scenario, and takes them out of what was observed. */
export class Placeholders {
  readonly #places: Places
  readonly #path: string

  constructor(places: Places, runId: number) {
    this.#places = places
    this.#path = `/s/${runId}/`
  }

  /** The text with real hosts, ports and paths. `origin` stands for the request's `Origin` where there is one. */
  fill(text: string, origin = ""): string {
    if (!text.includes("{") && !text.includes("/~/")) return text
    let filled = text.replaceAll("/~/", this.#path).replaceAll("{origin}", origin)
    for (const name of PLACE_NAMES) {
      filled = filled
        .replaceAll(`{${name}}`, `http://${this.#places[name]}`)
        .replaceAll(`{${name}.host}`, this.#places[name])
    }
    return filled
  }

  /** Every string inside `value` with real hosts, ports and paths. */
  fillAll<T>(value: T): T {
    return mapStrings(value, (text) => this.fill(text)) as T
  }

  /** The text as the scenario would have written it, so that two runs can be compared. */
  restore(text: string): string {
    let restored = text.replaceAll(this.#path, "/~/")
    for (const name of PLACE_NAMES) {
      restored = restored
        .replaceAll(`http://${this.#places[name]}`, `{${name}}`)
        .replaceAll(this.#places[name], `{${name}.host}`)
    }
    return restored
  }

  /** Every string inside `value` as the scenario would have written it. */
  restoreAll<T>(value: T): T {
    return mapStrings(value, (text) => this.restore(text)) as T
  }
}

function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === "string") return map(value)
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, map)]))
}

/** The run that a request target belongs to, and the rest of the path; undefined for the harness's own paths. */
export function readTarget(target: string): { runId: number; path: string } | undefined {
  const match = /^\/s\/(\d+)\/(.*)$/s.exec(target)
  return match ? { runId: Number(match[1]), path: match[2] ?? "" } : undefined
}
