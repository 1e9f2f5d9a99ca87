// Writes packages/ofcors/ofcors.schema.json, by which editors complete and check policy files. Names, types, defaults
// and descriptions come from the declarations in settings.ts; a type that this file cannot read stops it. Run it after
// a build; with `--check` it writes nothing and fails where the schema differs from the settings.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { defaultHeaders, defaultMethods } from "ofcors"
import { format } from "oxfmt"

const source = readFileSync(new URL("../packages/ofcors/src/policy/settings.ts", import.meta.url), "utf8")
const target = fileURLToPath(new URL("../packages/ofcors/ofcors.schema.json", import.meta.url))
const layout = JSON.parse(readFileSync(new URL("../.oxfmtrc.json", import.meta.url), "utf8"))

/** Every member of `CorsSettings`: its name, its type as declared, its documentation. */
function declarations() {
  const [, body] = /export interface CorsSettings \{\n(.*?)\n\}/s.exec(source)
  return [...body.matchAll(/ {2}\/\*\*(.*?)\*\/\n {2}readonly (\w+)\?: (.*?)(?=\n {2}\/\*\*|$)/gs)].map(
    ([, comment, name, type]) => ({ name, type: type.replace(/\s+/g, " "), documentation: textOf(comment) }),
  )
}

/** A doc comment as Markdown: lines of a paragraph joined, list items and paragraphs kept apart. */
function textOf(comment) {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trim())
  return lines
    .join("\n")
    .trim()
    .replace(/(?<!\n)\n(?![\n-])/g, " ")
}

const PORT = "(?::(?:[1-9][0-9]{0,4}|\\*))?"
/** What an entry of `allowedOrigins` looks like; the finer points are left to `ofcors check`. */
const ORIGIN = [
  "null",
  `https?://(?:\\*\\.)?(?:[a-z0-9_-]+\\.)*[a-z0-9_-]+\\.?${PORT}`,
  `https?://\\[[0-9a-f:.]+\\]${PORT}`,
  `(?!https?:|file:)[a-z][a-z0-9+.-]*://[A-Za-z0-9._-]+${PORT}`,
].join("|")
const TOKEN = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"

const regexObject = { $ref: "#/definitions/regex" }
const listOf = (items, more = {}) => ({ type: "array", items, ...more })
const names = { anyOf: [{ const: "*" }, listOf({ type: "string", pattern: TOKEN })] }

/** What each declared type is in JSON; functions have no form there. */
const forms = {
  boolean: { type: "boolean" },
  "boolean | ((finding: Diagnostic) => void)": { type: "boolean" },
  number: { type: "integer", minimum: 0, maximum: constant("MAX_PREFLIGHT_MAX_AGE") },
  "readonly string[]": listOf({ type: "string", pattern: `^(?:${ORIGIN})$` }),
  "readonly (RegExp | string)[]": listOf({ anyOf: [{ type: "string", format: "regex" }, regexObject] }),
  'readonly string[] | "*"': names,
  "string | RegExp": { anyOf: [{ type: "string", pattern: "^/(?:[^*?#\\s]*|(?:[^*?#\\s]*/)?\\*)$" }, regexObject] },
  "readonly Danger[]": listOf({ enum: dangers() }, { uniqueItems: true }),
  'Omit<CorsSettings, "reportOnly" | "explain" | "urls">': { $ref: "#/definitions/candidate" },
  "(origin: string, request: CorsRequest) => boolean | Promise<boolean>": undefined,
}

function constant(name) {
  return Number(new RegExp(`export const ${name} = ([0-9_]+)`).exec(source)[1].replaceAll("_", ""))
}

function dangers() {
  const [, union] = /export type Danger = (.*)/.exec(source)
  return union.split("|").map((name) => JSON.parse(name.trim()))
}

/** The default as the documentation says it, or as the library exports it. */
function defaultOf(name, documentation) {
  const exported = { allowMethods: defaultMethods, allowHeaders: defaultHeaders }[name]
  if (exported !== undefined) return { default: exported }
  const [, quoted, number] = /Default: (?:`([^`]*)`|([0-9,]+))/.exec(documentation) ?? []
  if (number !== undefined) return { default: Number(number.replaceAll(",", "")) }
  return quoted === undefined ? {} : { default: JSON.parse(quoted) }
}

function schema() {
  const properties = {}
  for (const { name, type, documentation } of declarations()) {
    if (!Object.hasOwn(forms, type)) throw new Error(`settings.ts: the type of ${name} has no form in JSON: ${type}`)
    if (forms[type] === undefined) continue
    properties[name] = {
      description: documentation,
      markdownDescription: documentation,
      ...defaultOf(name, documentation),
      ...(forms[type].$ref === undefined ? forms[type] : { allOf: [forms[type]] }),
    }
  }
  const { reportOnly: _, explain: __, urls: ___, ...ofCandidates } = properties
  const refer = (own) =>
    Object.fromEntries(Object.keys(own).map((name) => [name, { $ref: `#/definitions/settings/properties/${name}` }]))
  const $schema = { type: "string", description: "Where this schema is, for editors." }
  const object = (own) => ({ type: "object", additionalProperties: false, properties: own })
  // Browsers refuse `*` with credentials, and reflecting has to be named.
  const pairs = {
    not: {
      type: "object",
      properties: {
        allowAllOrigins: { const: true },
        allowCredentials: { const: true },
        dangerously: { type: "array", not: { contains: { const: "reflect-any-origin" } } },
      },
      required: ["allowAllOrigins", "allowCredentials"],
    },
  }
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "A CORS policy",
    description: "Settings of ofcors, or rules of which the first whose `urls` match decides.",
    anyOf: [
      { ...object({ $schema, ...refer(properties) }), ...pairs },
      { $ref: "#/definitions/rules" },
      { ...object({ $schema, rules: { $ref: "#/definitions/rules" } }), required: ["rules"] },
    ],
    definitions: {
      settings: { ...object(properties), ...pairs },
      candidate: { ...object(refer(ofCandidates)), ...pairs },
      rules: {
        ...listOf({ $ref: "#/definitions/settings" }, { minItems: 1 }),
        description: "The first whose `urls` match decides.",
      },
      regex: {
        ...object({
          regex: { type: "string", format: "regex", description: "The pattern, without slashes around it." },
          flags: { type: "string", pattern: "^[dimsu]*$", description: "`i` ignores case." },
        }),
        required: ["regex"],
        description: "A regular expression.",
      },
    },
  }
}

const { code } = await format("ofcors.schema.json", JSON.stringify(schema(), null, 2), layout)
if (!process.argv.includes("--check")) writeFileSync(target, code)
else if (!existsSync(target) || readFileSync(target, "utf8") !== code) {
  console.error(
    "ofcors.schema.json differs from the settings: run `node scripts/generate-settings-schema.mjs` after a build",
  )
  process.exitCode = 1
}
