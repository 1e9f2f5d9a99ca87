import type { CheckRequest } from "../request.ts"

/** What of a request the fix changes. */
export interface FrontEndChange {
  readonly url?: string
  readonly method?: string
  readonly credentials?: boolean
  /** Headers to leave out, lower case. */
  readonly without?: readonly string[]
}

/** The line in the page, for `fetch` and for Axios, with the change made. */
export function frontEndLines(request: CheckRequest, change: FrontEndChange): string {
  const url = JSON.stringify(change.url ?? request.url)
  const method = change.method ?? request.method
  const credentials = change.credentials ?? request.credentials
  const headers = request.headers.filter(([name]) => change.without?.includes(name.toLowerCase()) !== true)
  const object = headers.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(", ")
  const init = [
    ...(method === "GET" ? [] : [`method: "${method}"`]),
    ...(credentials ? ['credentials: "include"'] : []),
    ...(headers.length > 0 ? [`headers: { ${object} }`] : []),
    ...(request.body === undefined ? [] : ["body"]),
  ]
  const config = [
    `url: ${url}`,
    ...(method === "GET" ? [] : [`method: "${method}"`]),
    ...(credentials ? ["withCredentials: true"] : []),
    ...(headers.length > 0 ? [`headers: { ${object} }`] : []),
    ...(request.body === undefined ? [] : ["data: body"]),
  ]
  const fetchCall = init.length === 0 ? `await fetch(${url})` : `await fetch(${url}, { ${init.join(", ")} })`
  return `${fetchCall}\n// with Axios:\nawait axios({ ${config.join(", ")} })`
}
