import type { PageRequest } from "./page-request.ts"

/** The request as one would write it in a page. It does what `send` does. */
export function codeOf(api: string, request: PageRequest): string {
  return request.client === "fetch" ? fetchCode(api, request) : axiosCode(api, request)
}

function fetchCode(api: string, { path, method, headers, json, withCredentials }: PageRequest): string {
  const allHeaders = { ...(json !== undefined && { "Content-Type": "application/json" }), ...headers }
  const lines = [
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    ...(withCredentials ? [`  credentials: "include",`] : []),
    ...(Object.keys(allHeaders).length === 0 ? [] : ["  headers: {", ...properties(allHeaders), "  },"]),
    ...(json === undefined ? [] : [`  body: JSON.stringify(${literal(json)}),`]),
  ]
  const url = JSON.stringify(api + path)
  return lines.length === 0 ? `fetch(${url})` : `fetch(${url}, {\n${lines.join("\n")}\n})`
}

function axiosCode(api: string, { path, method, headers, json, withCredentials }: PageRequest): string {
  const lines = [
    ...(withCredentials ? ["  withCredentials: true,"] : []),
    ...(headers === undefined ? [] : ["  headers: {", ...properties(headers), "  },"]),
  ]
  const options = lines.length === 0 ? "" : `, {\n${lines.join("\n")}\n}`
  const data = json === undefined ? "" : `, ${literal(json)}`
  return `axios.${method.toLowerCase()}(${JSON.stringify(api + path)}${data}${options})`
}

function properties(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`)
}

function literal(values: Readonly<Record<string, string | boolean>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `{ ${pairs.join(", ")} }`
}
