import { printable } from "../terminal.ts"
import { loadModule } from "./load-module.ts"
import { type Place, type PolicySource, UnreadablePolicy } from "./policy-source.ts"
import { withFunctions } from "./without-functions.ts"
import type { SettingsOrRules } from "ofcors"

const EXPORTS = "Export the settings as default, or as `settings`, `policy` or `corsSettings`."

/** Reads the settings that a module exports. @throws UnreadablePolicy */
export async function readModulePolicy(file: string, text: string, timeLimitMs?: number): Promise<PolicySource> {
  const { message, printed } = await loadModule(file, timeLimitMs)
  const said = linesOf(printed)
  const notes =
    said.length === 0 ? [] : [`The module printed while it was loaded: ${said[0]}${said.length > 1 ? " …" : ""}`]
  const source = { file, text, notes, locate: (_setting: string, value?: string) => placeOf(value, text) }
  switch (message.kind) {
    case "settings":
      return { ...source, settings: withFunctions(message.settings) as SettingsOrRules }
    case "refused":
      return { ...source, settings: [], refused: message.diagnostics }
    case "nothing":
      throw new UnreadablePolicy(
        message.names.length === 0
          ? `the module exports nothing. ${EXPORTS}`
          : `the module exports ${message.names.map((name) => `\`${name}\``).join(", ")}, and no settings. ${EXPORTS}`,
      )
    case "function":
      throw new UnreadablePolicy(`the export \`${message.name}\` is a function. ${EXPORTS}`)
    case "policy":
      throw new UnreadablePolicy(
        `the export \`${message.name}\` is a policy that does not show its settings. Export what is given to createPolicy.`,
      )
    case "threw":
      throw new UnreadablePolicy(
        `the module throws when it is loaded: ${linesOf(message.error).slice(0, 3).join("\n")}`,
      )
    case "hung":
      throw new UnreadablePolicy(
        "the module was not loaded within 10 seconds. Move the settings to a module that does nothing else." +
          saidLast(said),
      )
    case "ended":
      throw new UnreadablePolicy(
        `the module ended the process (exit code ${message.code}) before it exported anything.` + saidLast(said),
      )
  }
}

function saidLast(said: readonly string[]): string {
  return said.length === 0 ? "" : `\nIt printed: ${said.at(-1)}`
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => printable(line.trim()))
    .filter((line) => line !== "")
}

/** A module says nothing about where a value came from; a text that stands there only once has only one place. */
function placeOf(value: string | undefined, text: string): Place | undefined {
  if (value === undefined || value.length < 3) return undefined
  const written = [JSON.stringify(value), `'${value}'`, value.startsWith("/") ? value : undefined].filter(
    (form) => form !== undefined,
  )
  const found = written.find((form) => text.includes(form) && text.indexOf(form) === text.lastIndexOf(form))
  return found === undefined ? undefined : { offset: text.indexOf(found), length: found.length }
}
