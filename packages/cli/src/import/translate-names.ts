import { type CorsSettings, createPolicy } from "ofcors"
import { type PythonValue, elementsOf } from "./python-value.ts"
import type { AddNote } from "./import-note.ts"

type NameSetting = "CORS_ALLOW_METHODS" | "CORS_ALLOW_HEADERS" | "CORS_EXPOSE_HEADERS"

const KEYS = {
  CORS_ALLOW_METHODS: "allowMethods",
  CORS_ALLOW_HEADERS: "allowHeaders",
  CORS_EXPOSE_HEADERS: "exposeHeaders",
} as const

/** Translates a list of names as a browser reads Django's header: the elements joined, then split at commas. */
export function translateNames(
  setting: NameSetting,
  value: PythonValue | undefined,
  credentials: boolean,
  add: AddNote,
): readonly string[] | undefined {
  if (value === undefined) return undefined
  const elements = elementsOf(value)
  if (elements === undefined || !elements.every((element) => typeof element === "string")) {
    add("setting-wrong-type", setting, value, "It was left out: Django fails on what is no list of strings.")
    return []
  }
  if (typeof value === "string")
    add("setting-wrong-type", setting, value, "It is a string, which Django sends letter by letter.")
  const sent = elements
    .join(", ")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
  const names = sent.map((name) => (setting === "CORS_ALLOW_METHODS" ? name : name.toLowerCase()))
  return [...new Set(names)].filter((name) => keeps(name, setting, credentials, add))
}

function keeps(name: string, setting: NameSetting, credentials: boolean, add: AddNote): boolean {
  if (name === "*") {
    if (credentials) add("wildcard-with-credentials", setting, name, "It was left out. Name them one by one.")
    else if (setting === "CORS_ALLOW_HEADERS")
      add("wildcard-with-authorization", setting, name, "Pages may set `Authorization` too.")
    return !credentials
  }
  if (
    setting === "CORS_ALLOW_METHODS" &&
    name !== name.toUpperCase() &&
    /^(?:delete|get|head|options|post|put)$/i.test(name)
  ) {
    add(
      "method-matches-nothing",
      setting,
      name,
      `It was left out. Browsers send \`${name.toUpperCase()}\`, and compare letter by letter.`,
    )
    return false
  }
  try {
    const alone: CorsSettings = { allowedOrigins: ["https://a.example"], [KEYS[setting]]: [name], explain: false }
    createPolicy(alone)
    return true
  } catch {
    add("name-refused", setting, name, "It was left out.")
    return false
  }
}
