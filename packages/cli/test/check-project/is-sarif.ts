import { createRequire } from "node:module"
import { Ajv, type ErrorObject } from "ajv"
import { sarifSchema } from "./sarif-schema.ts"

/** OASIS's own schema, which takes more than is written here, as Microsoft publishes it. */
const {
  $schema: _,
  id: __,
  ...official
} = createRequire(import.meta.url)("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as Readonly<
  Record<string, unknown>
>

const ours = new Ajv({ strict: true, allErrors: true }).compile(sarifSchema)
// Of draft 4 the schema has nothing but the name. The formats of URIs and dates are another package's; our own schema says what a URI looks like here.
const theirs = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(
  official,
)

/** What is wrong with a log, by the official schema and by the closed one of what we write. */
export function sarifProblems(log: unknown): readonly ErrorObject[] {
  const problems: ErrorObject[] = []
  for (const isValid of [theirs, ours]) if (!isValid(log)) problems.push(...(isValid.errors ?? []))
  return problems
}
