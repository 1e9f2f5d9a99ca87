import type { Fix } from "../../../packages/cli/src/check-url/fixes/fix.ts"
import type { CheckRequest } from "../../../packages/cli/src/check-url/request.ts"

/** Ends a line that the fix takes the place of: other CORS code, or what a fix in words says to take away. */
const REPLACED = /(?:\/\/|#) broken$/
/** Stands where the snippet goes, with the name of the part where the snippet has several. */
const PLACE = /^[ \t]*(?:\/\/|#) fix(?: ([a-z_]+))?$/
/** What a fix asks for beside its snippet, in a comment of it. */
const BESIDE = /^([ \t]*)(?:\/\/|#) with the fix: (.*)$/
/** What someone writes who has read a fix that is words and no code. */
const BY_HAND = /^([ \t]*)(?:\/\/|#) by hand: (.*)$/

/** Whether a source says what to write for a fix in words. */
export function isMendedByHand(source: string): boolean {
  return source.split("\n").some((line) => BY_HAND.test(line))
}

/** Applies a fix in words: what it says is written in the source itself. */
export function mendByHand(source: string): string {
  return source
    .split("\n")
    .filter((line) => !REPLACED.test(line))
    .map((line) => line.replace(BY_HAND, "$1$2"))
    .join("\n")
}

/**
 * Puts the snippet of a fix, unchanged, where the fix says, in place of other CORS code.
 *
 * @throws if the source has no place for it
 */
export function mend(source: string, { snippet, stack }: Fix): string {
  const parts = partsOf(stack, snippet)
  const placed = new Set<string>()
  const lines = source
    .split("\n")
    .filter((line) => !REPLACED.test(line))
    .map((line) => {
      const place = PLACE.exec(line)
      if (place === null) return line.replace(BESIDE, "$1$2")
      const part = place[1] ?? "main"
      placed.add(part)
      return parts.get(part) ?? ""
    })
  for (const [part, text] of parts)
    if (text.trim() !== "" && !placed.has(part))
      throw new Error(`The source has no place for the part ${part}:\n${text}`)
  return lines.join("\n")
}

/** Some snippets have a part that belongs elsewhere, and say so in a comment. */
function partsOf(stack: string, snippet: string): ReadonlyMap<string, string> {
  if (stack === "nginx" && snippet.startsWith("# in http")) {
    const end = snippet.indexOf("\n\n")
    return new Map([
      ["http", snippet.slice(0, end)],
      ["main", snippet.slice(end)],
    ])
  }
  const [main = "", within] = snippet.split("# in reverse_proxy { … }:\n")
  if (stack === "caddy" && within !== undefined)
    return new Map([
      ["main", main],
      ["reverse_proxy", within],
    ])
  // The server itself is part of the snippet: it takes the place of the one that is there.
  if (stack === "node") return new Map([["main", snippet.replace("\ncreateServer(", "\nconst server = createServer(")]])
  return new Map([["main", snippet]])
}

/** Carries out the line that a fix gives for the page: what it says to `fetch` is what is asked from then on. */
export async function mendRequest(request: CheckRequest, { snippet }: Fix): Promise<CheckRequest> {
  let asked: Partial<CheckRequest> | undefined
  const fetch = (url: string, init: RequestInit = {}): void => {
    asked = {
      url,
      method: init.method ?? "GET",
      headers: Object.entries((init.headers ?? {}) as Record<string, string>),
      credentials: init.credentials === "include",
    }
  }
  const [line = ""] = snippet.split("\n// with Axios:")
  const source = `export default async (fetch, body) => { ${line} }`
  const { default: run } = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
    readonly default: (fetch: unknown, body: string | undefined) => Promise<void>
  }
  await run(fetch, request.body)
  return { ...request, ...asked, schemeAdded: false }
}
