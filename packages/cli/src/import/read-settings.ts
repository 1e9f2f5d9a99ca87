import { dirname, resolve } from "node:path"
import { findFacts } from "../check-project/project-facts.ts"
import { plainValue, readingsOf } from "../check-project/reading.ts"
import { evaluate } from "../django/evaluate.ts"
import { openProject } from "../django/open-project.ts"
import { type ModuleFile, ProjectFiles, isFile, moduleNameOf } from "../django/project-files.ts"
import type { Binding } from "../django/value.ts"
import type { ImportNote } from "./import-note.ts"
import type { PythonValue } from "./python-value.ts"
import { OLD_NAMES } from "./to-policy.ts"

/** The CORS settings of a settings module, as far as they are known. */
export interface ReadSettings {
  readonly settings: ReadonlyMap<string, PythonValue>
  /** What is not known, or known only as a default. */
  readonly notes: readonly ImportNote[]
  /** The settings that could be anything: leaving one out may allow more. */
  readonly unknown: ReadonlySet<string>
}

/** Thrown where there are no settings to read; the message says why. */
export class NoSettings extends Error {}

/** Reads the settings of a project's folder, or of one settings file. @throws NoSettings */
export function readSettings(path: string, environment: ReadonlyMap<string, string> | undefined): ReadSettings {
  const { names, signals } = isFile(path)
    ? { names: evaluateFile(resolve(path), environment), signals: [] }
    : evaluateFolder(path, environment)
  const settings = new Map<string, PythonValue>()
  const notes: ImportNote[] = []
  const unknown = new Set<string>()
  for (const [name, binding] of names) {
    if (!name.startsWith("CORS_")) continue
    const known = plainValue(binding.value)
    if (known !== undefined) {
      settings.set(name, known)
      continue
    }
    const fallback = defaultOf(binding)
    if (fallback === undefined) {
      unknown.add(name)
      notes.push({ code: "setting-unknown-value", setting: name, value: undefined, says: becauseOf(binding) })
    } else {
      settings.set(name, fallback.value)
      notes.push({
        code: "setting-from-default",
        setting: name,
        value: fallback.value,
        says: `It is this one where ${fallback.condition}.`,
      })
    }
  }
  // Where the new name may be anything, the old one is not asked.
  for (const [name, old] of Object.entries(OLD_NAMES)) if (unknown.has(name)) settings.delete(old)
  return { settings, notes: [...notes, ...signals], unknown }
}

function evaluateFile(
  path: string,
  environment: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, Binding> {
  // A settings file of a project is imported from the project's folder, so that its own imports are found.
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (isFile(resolve(folder, "manage.py"))) {
      const project = openProject(folder)
      const searched = project.searchFolders.find((searchFolder) => path.startsWith(searchFolder)) ?? folder
      return namesOf(
        project.files,
        project.searchFolders,
        { name: moduleNameOf(path, searched), path, folder: undefined },
        environment,
      )
    }
    if (folder === dirname(folder)) break
  }
  const folder = dirname(path)
  return namesOf(
    new ProjectFiles(folder),
    [folder],
    { name: moduleNameOf(path, folder), path, folder: undefined },
    environment,
  )
}

function evaluateFolder(
  path: string,
  environment: ReadonlyMap<string, string> | undefined,
): { readonly names: ReadonlyMap<string, Binding>; readonly signals: readonly ImportNote[] } {
  const project = openProject(path)
  const [first] = project.settings
  if (first === undefined) throw new NoSettings(`there is no Django project in \`${path}\`. Name the settings file.`)
  const signals = findFacts(project).signalHandlers.map(({ file, line }): ImportNote => ({
    code: "signal-handler",
    setting: "check_request_enabled",
    value: undefined,
    says: `The handler in \`${project.files.display(file)}\`, line ${line}, may allow more. Write \`allowOriginWhen\` in its place.`,
  }))
  const names = namesOf(project.files, project.searchFolders, first.module, environment, first.configuration)
  return { names, signals }
}

function namesOf(
  files: ProjectFiles,
  searchFolders: readonly string[],
  module: ModuleFile,
  environment: ReadonlyMap<string, string> | undefined,
  configuration?: string,
): ReadonlyMap<string, Binding> {
  const source = files.source(module.path!)
  if (source === undefined || source.problems.length > 0 || source.encodingProblem !== undefined)
    throw new NoSettings(`\`${module.path}\` is no Python 3 that can be read.`)
  return evaluate(files, searchFolders, module, {
    ...(environment === undefined ? {} : { environment }),
    ...(configuration === undefined ? {} : { configuration }),
  }).names
}

function defaultOf({
  value,
  assignments,
}: Binding): { readonly value: PythonValue; readonly condition: string } | undefined {
  const place = assignments.findLast(({ kind }) => kind !== "import")?.expression
  const [only, ...others] = place === undefined || value.kind !== "unknown" ? [] : readingsOf(value, place)
  const known = only === undefined || others.length > 0 ? undefined : plainValue(only.value)
  return known === undefined || only?.condition === undefined ? undefined : { value: known, condition: only.condition }
}

function becauseOf({ value }: Binding): string {
  if (value.kind === "unknown") return `It was left out, because ${value.reason.because}.`
  if (value.kind === "either")
    return `It was left out, because it depends on ${value.alternatives.map(({ when }) => `\`${when}\``).join(", ")}.`
  return "It was left out, because a part of it is not known."
}
