import type { PageRequest } from "./page-request.ts"

/** The request as one would write it in a page. It does what `send` does. */
export function codeOf(api: string, request: PageRequest): string {
  return request.client === "fetch" ? fetchCode(api, request) : axiosCode(api, request)
}

function fetchCode(api: string, { path, method, headers, json, withCredentials, csrfFrom }: PageRequest): string {
  const allHeaders = properties({ ...(json !== undefined && { "Content-Type": "application/json" }), ...headers })
  if (csrfFrom !== undefined) allHeaders.push(TOKEN_HEADER)
  const lines = [
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    ...(withCredentials ? [`  credentials: "include",`] : []),
    ...(allHeaders.length === 0 ? [] : ["  headers: {", ...allHeaders, "  },"]),
    ...(json === undefined ? [] : [`  body: JSON.stringify(${literal(json)}),`]),
  ]
  const url = JSON.stringify(api + path)
  const call = lines.length === 0 ? `fetch(${url})` : `fetch(${url}, {\n${lines.join("\n")}\n})`
  if (csrfFrom === undefined) return call
  const token = `fetch(${JSON.stringify(api + csrfFrom)}, { credentials: "include" })`
  return `const { csrfToken } = await ${token}\n  .then((response) => response.json())\n${call}`
}

function axiosCode(api: string, { path, method, headers, json, withCredentials, csrfFrom }: PageRequest): string {
  const allHeaders = properties(headers ?? {})
  if (csrfFrom !== undefined) allHeaders.push(TOKEN_HEADER)
  const lines = [
    ...(withCredentials ? ["  withCredentials: true,"] : []),
    ...(allHeaders.length === 0 ? [] : ["  headers: {", ...allHeaders, "  },"]),
  ]
  const options = lines.length === 0 ? "" : `, {\n${lines.join("\n")}\n}`
  const data = json === undefined ? "" : `, ${literal(json)}`
  const call = `axios.${method.toLowerCase()}(${JSON.stringify(api + path)}${data}${options})`
  if (csrfFrom === undefined) return call
  const token = `axios.get(${JSON.stringify(api + csrfFrom)}, { withCredentials: true })`
  return `const { data: { csrfToken } } = await ${token}\n${call}`
}

const TOKEN_HEADER = `    "X-CSRFToken": csrfToken,`

function properties(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`)
}

function literal(values: Readonly<Record<string, string | boolean>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `{ ${pairs.join(", ")} }`
}
