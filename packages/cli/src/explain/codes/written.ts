import type { Example } from "ofcors/diagnostics"

/** An example as one would type it, or describe it, line by line. */
export function writtenExample(example: Example): readonly string[] {
  if ("environment" in example) return Object.entries(example.environment).map(([name, value]) => `${name}=${value}`)
  if ("bundle" in example)
    return [
      ...example.bundle.imports.map((name) => `import "${name}"`),
      `createPolicy(${written(example.bundle.settings)})`,
    ]
  if ("layers" in example) {
    const layers = example.layers.map((each) => {
      if (each.layer === "cors") return `app.use(cors(${written(each.settings)}))`
      if (each.layer === "json") return "app.use(express.json())"
      return `app.get(${written(each.path)}, ...)${each.headers === undefined ? "" : ` // sets ${Object.keys(each.headers).join(", ")}`}`
    })
    return [...layers, requestLine(example.request)]
  }
  if ("handshake" in example)
    return [`guardUpgrade(${written(example.handshake.settings)})`, requestLine(example.handshake.request)]
  const settings = `cors(${written(example.settings)})`
  return example.request === undefined ? [settings] : [settings, requestLine(example.request)]
}

function requestLine({
  method,
  url,
  headers,
}: {
  method: string
  url: string
  headers: Readonly<Record<string, string>>
}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${url}${lines.length === 0 ? "" : `  (${lines.join(", ")})`}`
}

/** A value as code. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`
  if (typeof value === "string") return JSON.stringify(value)
  if (typeof value !== "object" || value === null || value instanceof RegExp) return String(value)
  const entries = Object.entries(value).map(
    ([name, held]) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${written(held)}`,
  )
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`
}
