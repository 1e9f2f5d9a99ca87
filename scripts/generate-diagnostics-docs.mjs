// Writes docs/diagnostics/: a page for each code of the catalogue, and a list of them all. Run it after a build; with
// `--check` it writes nothing and fails where a page differs from the catalogue, is missing, or is left over.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { SettingsError } from "ofcors"
import { advice } from "ofcors/advice"
import { diagnosticCodes, explainDiagnostic, wireCodes } from "ofcors/diagnostics"
import { format } from "oxfmt"

const root = fileURLToPath(new URL("..", import.meta.url))
const folder = join(root, "docs/diagnostics")
const command = "npm run docs"
const generated = "<!-- Written by scripts/generate-diagnostics-docs.mjs from the catalogue: change that, not this. -->"

const groupTitles = {
  settings: "Settings as such",
  origins: "Entries of `allowedOrigins`",
  credentials: "Credentials",
  patterns: "Regular expressions",
  names: "Methods and headers",
  notices: "Warnings",
  refusals: "Refused requests",
}

const wireGroupTitles = {
  "cause-server": "Causes: what the server says to a page",
  "cause-preflight": "Causes: preflights",
  "cause-redirect": "Causes: redirects",
  "cause-cookie": "Causes: cookies",
  "cause-page": "Causes: the page and its URL",
  "cause-network": "Causes: no answer came",
  "check-warning": "Warnings of a check",
  "model-cors-check": "What a browser finds in CORS headers",
  "model-redirect": "What a browser finds on redirects",
  "model-request": "What a browser finds before anything is sent",
  "model-network": "What a browser finds on the network",
  "model-response": "What else a browser finds in responses",
}

const severityMeanings = {
  error: "**Error**: the settings are refused when the server starts.",
  warning: "**Warning**: it is reported, and the server goes on.",
  refusal: "**Refusal**: a browser will not let the page have what it asked for.",
}

const wireSeverityMeanings = {
  cause: "**Cause**: `ofcors check` names it as the reason for what a browser sees.",
  warning: "**Warning**: `ofcors check` reports it, and nothing is blocked.",
  finding: "**Finding**: the browser model reports it.",
}

const layout = JSON.parse(readFileSync(join(root, ".oxfmtrc.json"), "utf8"))

async function formatted(name, text) {
  const { code, errors } = await format(name, text, layout)
  if (errors.length > 0) throw new Error(`${name}: ${errors[0].message}\n${text}`)
  return code
}

/** A value as one would type it. */
function written(value) {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`
  if (typeof value !== "object" || value === null || value instanceof RegExp) {
    return typeof value === "string" ? JSON.stringify(value) : String(value)
  }
  const entries = Object.entries(value).map(([name, held]) => {
    return `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${written(held)}`
  })
  return `{ ${entries.join(", ")} }`
}

function writtenLayer({ layer, settings, path, headers }) {
  if (layer === "cors") return `app.use(cors(${written(settings)}))`
  if (layer === "json") return "app.use(express.json())"
  const set = headers === undefined ? "" : `.set(${written(headers)})`
  return `app.get(${written(path)}, (request, response) => { response${set}.json(items) })`
}

async function block(language, code) {
  const text = language === "ts" ? await formatted("example.ts", code) : code
  return ["```" + language, text.trimEnd(), "```"].join("\n")
}

function requestBlock({ method, url, headers }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return block("http", [`${method} ${url} HTTP/1.1`, ...lines].join("\n"))
}

/** An example as code, with the request that it is about. */
async function writtenExample(example) {
  if ("environment" in example) {
    const lines = Object.entries(example.environment).map(([name, value]) => `${name}=${value}`)
    return [await block("sh", lines.join("\n"))]
  }
  if ("bundle" in example) {
    const { imports, settings } = example.bundle
    const lines = [`import { createPolicy } from "ofcors"`, ...imports.map((name) => `import "${name}"`)]
    return ["Bundled into one file:", await block("ts", `${lines.join("\n")}\n\ncreatePolicy(${written(settings)})`)]
  }
  if ("layers" in example) {
    return [await block("ts", example.layers.map(writtenLayer).join("\n")), await requestBlock(example.request)]
  }
  if ("handshake" in example) {
    const { settings, request } = example.handshake
    const upgrade = { ...request, headers: { ...request.headers, Upgrade: "websocket" } }
    return [
      await block("ts", `server.on("upgrade", guardUpgrade(${written(settings)}, listener))`),
      await requestBlock(upgrade),
    ]
  }
  const code = await block("ts", `cors(${written(example.settings)})`)
  return example.request === undefined ? [code] : [code, await requestBlock(example.request)]
}

/** What a developer gets to see: the thrown error, or the line of the log. */
function seen({ code, severity, sentence, facts, bad }) {
  const finding = { code, severity, message: sentence, facts }
  if (severity === "error") return String(new SettingsError([finding]))
  // What adapters find out around a request is told without it.
  const request = "settings" in bad ? bad.request : undefined
  return advice.line({ ...finding, request, reportOnly: code.startsWith("report-only-") })
}

async function page(explained) {
  const { code, severity, sentence, why, fix, perStack = {}, bad, good, references } = explained
  const text = [
    `# ${code}`,
    generated,
    severityMeanings[severity],
    `> ${sentence}`,
    "## Why",
    why,
    "## Fix",
    fix,
    Object.entries(perStack)
      .map(([stack, how]) => `- **${stack}**: ${how}`)
      .join("\n"),
    "## Example",
    ...(await writtenExample(bad)),
    "gives",
    await block("text", seen(explained)),
    "## Use instead",
    ...(await writtenExample(good)),
    "## References",
    references.map(({ name, url }) => `- [${name}](${url})`).join("\n"),
    "[All diagnostics](README.md)",
  ]
  return formatted(`${code}.md`, text.filter(Boolean).join("\n\n"))
}

/** A page about what is found on the wire: what yields it is a whole server, which no page can show. */
function wirePage({ code, severity, sentence, why, fix, perStack = {}, references }) {
  const text = [
    `# ${code}`,
    generated,
    wireSeverityMeanings[severity],
    `> ${sentence}`,
    "## Why",
    why,
    "## Fix",
    fix,
    Object.entries(perStack)
      .map(([stack, how]) => `- **${stack}**: ${how}`)
      .join("\n"),
    "## References",
    references.map(({ name, url }) => `- [${name}](${url})`).join("\n"),
    "[All diagnostics](README.md)",
  ]
  return formatted(`${code}.md`, text.filter(Boolean).join("\n\n"))
}

function list(explained) {
  const tables = Object.entries({ ...groupTitles, ...wireGroupTitles }).map(([group, title]) => {
    const rows = explained.filter((entry) => entry.group === group)
    const lines = rows.map(({ code, sentence }) => `| [${code}](${code}.md) | ${sentence.replaceAll("|", "\\|")} |`)
    const meaning = Object.hasOwn(groupTitles, group) ? "For example" : "Meaning"
    return [`## ${title}`, "", `| Code | ${meaning} |`, "| --- | --- |", ...lines].join("\n")
  })
  const text = [
    "# Diagnostics",
    generated,
    `Each of the ${explained.length} findings has a code that never changes its meaning. Messages end with it: \`[origin-has-path]\`.`,
    ...tables,
  ]
  return formatted("README.md", text.join("\n\n"))
}

const explained = diagnosticCodes.map((code) => explainDiagnostic(code))
const onWire = wireCodes.map((code) => explainDiagnostic(code))
const pages = new Map([["README.md", await list([...explained, ...onWire])]])
for (const entry of explained) pages.set(`${entry.code}.md`, await page(entry))
for (const entry of onWire) pages.set(`${entry.code}.md`, await wirePage(entry))

mkdirSync(folder, { recursive: true })
const present = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]))
const stale = [...new Set([...pages.keys(), ...present.keys()])].filter((name) => pages.get(name) !== present.get(name))
if (process.argv.includes("--check")) {
  if (stale.length > 0) {
    console.error(`docs/diagnostics differs from the catalogue (${stale.join(", ")}): run \`${command}\``)
    process.exitCode = 1
  }
} else {
  for (const name of stale) {
    const text = pages.get(name)
    if (text === undefined) rmSync(join(folder, name))
    else writeFileSync(join(folder, name), text)
  }
  console.log(`docs/diagnostics: ${pages.size} pages, ${stale.length} of them changed`)
}
