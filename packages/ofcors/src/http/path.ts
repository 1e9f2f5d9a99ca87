import type { CorsRequest } from "./request.ts"

/** The path of a request: without scheme and authority, query and fragment. Always begins with `/`, or is `*`. */
export function pathOf(request: CorsRequest): string {
  const target = request.originalUrl ?? request.url ?? ""
  return /^(?:[a-z]+:\/\/[^/?#]*)?([^?#]*)/i.exec(target)![1] || "/"
}

/** What servers read differently: escapes, backslashes, empty segments, dot segments. */
const AMBIGUOUS = /[%\\]|\/[/.]/

/**
 * The ways in which servers may read this path: as it stands with dot segments resolved, and with its escapes
 * decoded, backslashes taken for slashes and empty segments dropped. One reading for plain paths; `undefined` for
 * escapes that do not decode.
 */
export function readingsOf(path: string): readonly string[] | undefined {
  if (!AMBIGUOUS.test(path)) return [path]
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return undefined
  }
  return [withoutDotSegments(path), withoutDotSegments(decoded.replaceAll("\\", "/").replace(/\/{2,}/g, "/"))]
}

/** RFC 3986, 5.2.4, in one pass; `%2e` is a dot as in the URL standard. */
function withoutDotSegments(path: string): string {
  const kept: string[] = []
  const segments = path.split("/").slice(1)
  segments.forEach((segment, index) => {
    const dots = segment.replace(/%2e/gi, ".")
    if (dots === "..") kept.pop()
    if (dots !== "." && dots !== "..") kept.push(segment)
    else if (index === segments.length - 1) kept.push("")
  })
  return "/" + kept.join("/")
}
