import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import type { CauseCode } from "ofcors/diagnostics"
import { type CheckRequest, checkRequest } from "../../../packages/cli/src/check-url/request.ts"

/** The folder of the cases. */
export const CASES: string = join(import.meta.dirname, "../cases")

/** A server that is broken in one way. Its file says at the top, in comments, what is planted and what is asked. */
export interface BrokenServer {
  /** The software, which is also its folder: `express`. */
  readonly software: string
  /** `express/below-the-routes`. */
  readonly name: string
  /** What was done wrong, in a sentence. */
  readonly story: string
  /** The cause that the check must name first. */
  readonly cause: CauseCode
  /** What it may name instead, where nothing on the wire tells the two apart: counted as missed. */
  readonly confusedWith: CauseCode | undefined
  /** Another case that answers behind this one; `nobody` where the proxy finds nobody. */
  readonly upstream: string | undefined
  /** Whether the server is not started before the mend. */
  readonly isDown: boolean
  readonly source: string
  /** What the page asks of the server that listens on `port`. */
  request(port: number): CheckRequest
  /** Its address after the mend, where a fix in words changes it. */
  urlAfterwards(port: number): string | undefined
  /** Whether the fix is in words, and about the page: where it comes from after the mend. */
  readonly fromAfterwards: string | undefined
  /** Another page that has asked for the same before, for the sake of caches. */
  readonly askedBefore: string | undefined
}

/** The cases of one kind of software. */
export function readBrokenServers(software: string): readonly BrokenServer[] {
  return readdirSync(join(CASES, software))
    .toSorted()
    .filter((file) => !file.startsWith("_"))
    .map((file) => readBrokenServer(`${software}/${file}`))
}

/** Reads one file: `express/below-the-routes.mjs`. */
export function readBrokenServer(file: string): BrokenServer {
  const source = readFileSync(join(CASES, file), "utf8")
  const { story, facts } = readHead(source)
  const known = new Set(KEYS)
  for (const key of facts.keys()) if (!known.has(key)) throw new Error(`${file}: nobody reads \`${key}\``)
  const one = (key: Key): string | undefined => facts.get(key)?.[0]
  return {
    software: file.slice(0, file.indexOf("/")),
    name: file.replace(/\.[a-z]+$/, ""),
    story,
    cause: (one("cause") ?? "not-blocked") as CauseCode,
    confusedWith: one("confused with") as CauseCode | undefined,
    upstream: one("upstream"),
    isDown: one("down") !== undefined,
    source,
    fromAfterwards: one("then from"),
    urlAfterwards: (port) => one("then url")?.replace("PORT", String(port)),
    askedBefore: one("asked before by"),
    request: (port) =>
      checkRequest({
        url: (one("url") ?? `http://localhost:PORT${one("path") ?? "/api/items"}`).replace("PORT", String(port)),
        from: one("from") ?? "http://localhost:3000",
        ...(one("method") === undefined ? {} : { method: one("method") ?? "" }),
        headers: (facts.get("header") ?? []).map((line): [string, string] => {
          const [name = "", value = ""] = line.split(": ")
          return [name, value]
        }),
        credentials: one("credentials") !== undefined,
        ...(one("body") === undefined ? {} : { body: one("body") }),
        cookies: facts.get("cookie") ?? [],
        reads: facts.get("reads") ?? [],
        send: one("send") !== undefined,
        timeout: Number(one("timeout") ?? 10) * 1000,
        ...(one("page network") === undefined ? {} : { pageNetwork: one("page network") as "public" }),
      }),
  }
}

const KEYS = [
  "cause",
  "confused with",
  "upstream",
  "down",
  "url",
  "path",
  "from",
  "then from",
  "then url",
  "asked before by",
  "method",
  "header",
  "credentials",
  "body",
  "cookie",
  "reads",
  "send",
  "timeout",
  "page network",
] as const
type Key = (typeof KEYS)[number]

interface Head {
  readonly story: string
  readonly facts: ReadonlyMap<Key, readonly string[]>
}

/** The comments at the top: sentences, and lines of `key: value`. */
function readHead(source: string): Head {
  const story: string[] = []
  const facts = new Map<Key, string[]>()
  for (const line of source.split("\n")) {
    const text = /^(?:\/\/|#) (.*)$/.exec(line)?.[1]
    if (text === undefined) break
    const [, key, value] = /^([a-z ]{3,16}): (.+)$/.exec(text) ?? []
    if (key === undefined || value === undefined) story.push(text)
    else facts.set(key as Key, [...(facts.get(key as Key) ?? []), value])
  }
  return { story: story.join(" "), facts }
}
