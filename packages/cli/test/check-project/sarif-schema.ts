/**
 * The part of SARIF 2.1.0 (OASIS Standard, sections 3.13 to 3.57) that is written here, closed: what the standard has
 * and we do not write is refused too.
 */
const object = (required: readonly string[], properties: Readonly<Record<string, object>>): object => ({
  type: "object",
  required,
  properties,
  additionalProperties: false,
})
const list = (items: object): object => ({ type: "array", items })
const string = { type: "string" }
const fromOne = { type: "integer", minimum: 1 }
const fromZero = { type: "integer", minimum: 0 }
const level = { enum: ["none", "note", "warning", "error"] }

/** 3.11 message, 3.12 multiformatMessageString. */
const message = object(["text"], { text: { type: "string", minLength: 1 } })

/** 3.4 artifactLocation; 3.4.3: the URI is relative where it has a base. */
const artifactLocation = object(["uri"], { uri: { type: "string", pattern: "^[^/\\\\][^\\\\ ]*$" }, uriBaseId: string })

/** 3.30 region: by lines and columns, or by characters. */
const lines = object(["startLine"], { startLine: fromOne, startColumn: fromOne, endLine: fromOne, endColumn: fromOne })
const characters = object(["charOffset"], { charOffset: fromZero, charLength: fromZero })

/** 3.55 fix, 3.56 artifactChange, 3.57 replacement. */
const fix = object(["artifactChanges"], {
  description: message,
  artifactChanges: {
    ...list(
      object(["artifactLocation", "replacements"], {
        artifactLocation,
        replacements: {
          ...list(
            object(["deletedRegion"], { deletedRegion: characters, insertedContent: object([], { text: string }) }),
          ),
          minItems: 1,
        },
      }),
    ),
    minItems: 1,
  },
})

/** 3.27 result. */
const result = object(["message"], {
  ruleId: string,
  ruleIndex: fromZero,
  level,
  message,
  locations: list(object([], { physicalLocation: object([], { artifactLocation, region: lines }) })),
  fixes: list(fix),
})

/** 3.49 reportingDescriptor. */
const rule = object(["id"], { id: string, shortDescription: message, defaultConfiguration: object([], { level }) })

/** 3.13 sarifLog, 3.14 run, 3.18 tool, 3.19 toolComponent. */
export const sarifSchema: object = object(["version", "runs"], {
  $schema: string,
  version: { const: "2.1.0" },
  runs: list(
    object(["tool"], {
      tool: object(["driver"], { driver: object(["name"], { name: string, version: string, rules: list(rule) }) }),
      columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
      results: list(result),
    }),
  ),
})
