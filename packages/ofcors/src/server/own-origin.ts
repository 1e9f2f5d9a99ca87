import { defaultPort } from "../http/origin.ts"
import { type CorsRequest, header } from "../http/request.ts"

/**
 * Whether a request comes from the server's own origin, which needs no permission: browsers put `Origin` on every
 * POST, also there. `Sec-Fetch-Site` is the browser's own word and comes first; without it `Origin` is compared with
 * `Host`. The scheme is left out, because behind a proxy the server does not know its own.
 */
export function isOwnOrigin(origin: string, request: CorsRequest): boolean {
  const site = header(request, "sec-fetch-site")
  if (site !== undefined) return site === "same-origin" || site === "none"
  const host = header(request, "host") ?? authorityOf(request)
  const start = origin.indexOf("://")
  if (host === undefined || start < 0) return false
  const authority = origin.slice(start + 3)
  return authority === host || `${authority}:${defaultPort(origin.slice(0, start))}` === host
}

/** HTTP/2 requests may have `:authority` instead, and Fetch requests have it in their URL. */
function authorityOf({ headers, url = "" }: CorsRequest): string | undefined {
  const authority = (headers as { readonly ":authority"?: unknown })[":authority"]
  return typeof authority === "string" ? authority : /^https?:\/\/([^/?#]+)/.exec(url)?.[1]
}
