import type { CheckResult } from "../result.ts"

/** A result as JSON. Control characters that JSON itself leaves alone are escaped: terminals obey some of them. */
export function toJson(result: CheckResult): string {
  const text = JSON.stringify(result, undefined, 2)
  return `${text.replace(/[\x7f-\x9f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`
}
