import { createPolicy } from "ofcors"
import { type PythonValue, showPython } from "./python-value.ts"
import type { AddNote } from "./import-note.ts"
import { translateOrigin } from "./translate-origin.ts"

/** Translates `CORS_ALLOWED_ORIGINS`; `insecure` says whether plain http on another machine is among them. */
export function translateOrigins(
  { name, items }: { readonly name: string; readonly items: readonly PythonValue[] },
  credentials: boolean,
  add: AddNote,
): { readonly allowed: readonly string[]; readonly insecure: boolean } {
  const allowed = new Set<string>()
  for (const entry of items) {
    const origin = translate(entry, name, credentials, add)
    if (origin !== undefined) allowed.add(origin)
  }
  const insecure = [...allowed].some((origin) => origin.startsWith("http:") && !isAccepted(origin, true))
  return { allowed: [...allowed], insecure }
}

function translate(entry: PythonValue, name: string, credentials: boolean, add: AddNote): string | undefined {
  if (typeof entry !== "string") {
    add("setting-wrong-type", name, entry, "It was left out: it is no string, and Django fails on it.")
    return undefined
  }
  const meaning = translateOrigin(entry)
  switch (meaning.kind) {
    case "origin":
      if (isAccepted(meaning.origin, false)) return meaning.origin
      add("origin-matches-nothing", name, entry, "It was left out: no browser writes an origin in this way.")
      return undefined
    case "null":
      if (!meaning.asked)
        add(
          "origin-lets-null-in",
          name,
          entry,
          "It was left out. It has no scheme, so Django compares two empty strings for `Origin: null`, and lets it in.",
        )
      else if (credentials)
        add("null-with-credentials", name, entry, "It was left out: any page can send `null` from a sandboxed frame.")
      else return "null"
      return undefined
    case "file":
      add("origin-of-files", name, entry, "It was left out: pages of files send `null`.")
      return undefined
    case "crash":
      add("origin-crashes", name, entry, "It was left out: Python raises ValueError on every request.")
      return undefined
    case "nothing": {
      const likely = meaning.likely === undefined ? "" : ` Perhaps \`${meaning.likely}\` was meant.`
      add("origin-matches-nothing", name, entry, `It was left out: no browser sends \`${printed(entry)}\`.${likely}`)
      return undefined
    }
  }
}

function printed(entry: string): string {
  return showPython(entry).slice(1, -1)
}

/** Whether the engine takes the origin, with credentials or without. */
function isAccepted(origin: string, allowCredentials: boolean): boolean {
  try {
    createPolicy({ allowedOrigins: [origin], allowCredentials, explain: false })
    return true
  } catch {
    return false
  }
}
