const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** Whether `text` is an HTTP token (RFC 9110, 5.6.2): what a method or a header name is made of. */
export function isToken(text: string): boolean {
  return TOKEN.test(text)
}
