/** The names that WebKit knows, spelled as it prints them; it prints any other name in lower case. */
const KNOWN = new Map(
  (
    "Accept Accept-Charset Accept-Encoding Accept-Language Accept-Ranges Access-Control-Allow-Credentials " +
    "Access-Control-Allow-Headers Access-Control-Allow-Methods Access-Control-Allow-Origin Access-Control-Expose-Headers " +
    "Access-Control-Max-Age Access-Control-Request-Headers Access-Control-Request-Method Age Authorization Cache-Control " +
    "Connection Content-Disposition Content-Encoding Content-Language Content-Length Content-Location Content-Range " +
    "Content-Security-Policy Content-Security-Policy-Report-Only Content-Type Cookie Cookie2 " +
    "Cross-Origin-Embedder-Policy Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy DNT Date Default-Style ETag " +
    "Expect Expires Host If-Match If-Modified-Since If-None-Match If-Range If-Unmodified-Since Keep-Alive Last-Event-ID " +
    "Last-Modified Link Location Origin Ping-From Ping-To Pragma Proxy-Authorization Range Referer " +
    "Referrer-Policy Refresh Report-To Server Server-Timing Service-Worker Set-Cookie SourceMap TE Timing-Allow-Origin " +
    "Trailer Transfer-Encoding Upgrade Upgrade-Insecure-Requests User-Agent Vary Via X-Content-Type-Options " +
    "X-DNS-Prefetch-Control X-Frame-Options X-SourceMap X-XSS-Protection"
  )
    .split(" ")
    .map((name) => [name.toLowerCase(), name]),
)

/** A header's name, given in lower case, as WebKit's console has it. */
export function webkitSpelling(name: string): string {
  return KNOWN.get(name) ?? name
}
