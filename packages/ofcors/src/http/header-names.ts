/** Fetch, "forbidden request-header": a browser sets these itself, so allowing them has no effect. Lower case. */
const FORBIDDEN_REQUEST =
  /^(?:accept-charset|accept-encoding|access-control-request-(?:headers|method)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/

/** Whether a script can never set this request header. `name` in lower case. */
export function isForbiddenRequestHeader(name: string): boolean {
  return FORBIDDEN_REQUEST.test(name)
}

/** Whether the name belongs to the CORS protocol's own responses, which no request carries. `name` in lower case. */
export function isCorsResponseHeader(name: string): boolean {
  return /^access-control-(?:allow-.+|expose-headers|max-age)$/.test(name)
}

/** Whether no script can read this response header (Fetch, "forbidden response-header name"). `name` in lower case. */
export function isForbiddenResponseHeader(name: string): boolean {
  return name === "set-cookie" || name === "set-cookie2"
}
