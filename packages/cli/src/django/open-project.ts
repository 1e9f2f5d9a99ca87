import { dirname, join, resolve } from "node:path"
import { type ModuleFile, ProjectFiles, isFile, moduleNameOf } from "./project-files.ts"
import { readStartUpFile } from "./settings-references.ts"
import { mayNameSettings, readTextReferences } from "./text-references.ts"
import { isTemplate } from "./template.ts"
import { type Folder, walkFolders } from "./walk-folders.ts"

/** Who uses a settings module. */
export type Role = "manage" | "server" | "worker" | "environment" | "tests" | "name"

/** Where a project says that it uses a settings module. */
export interface SettingsReference {
  readonly role: Role
  /** Absolute. */
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** A settings module that the project uses. */
export interface SettingsModule {
  readonly module: ModuleFile
  /** The class of django-configurations, where the project uses that. */
  readonly configuration: string | undefined
  /** Why it is taken as used, the strongest first. */
  readonly references: readonly SettingsReference[]
}

/** Why no settings can be read from a folder. */
export type ProjectProblem =
  | { readonly kind: "no-project" }
  | { readonly kind: "several-projects"; readonly folders: readonly string[] }
  | { readonly kind: "template"; readonly file: string }
  | { readonly kind: "settings-missing"; readonly name: string; readonly reference: SettingsReference }

/** A Django project as it lies on disk. */
export interface DjangoProject {
  /** The folder that was asked for. Absolute. */
  readonly root: string
  /** The folder of `manage.py`, or the one that settings are imported from. Absolute. */
  readonly base: string
  readonly manage: string | undefined
  /** Where Python finds the project's modules, in order. */
  readonly searchFolders: readonly string[]
  readonly files: ProjectFiles
  readonly folders: readonly Folder[]
  /** The modules that are really used; those of `manage.py` first, those of tests last. */
  readonly settings: readonly SettingsModule[]
  /** Modules beside the used ones that look like settings; nothing says that they are used as such. */
  readonly siblings: readonly ModuleFile[]
  readonly problems: readonly ProjectProblem[]
}

/** Finds the Django project in a folder and the settings that it uses. Reads only; never runs anything. */
export function openProject(folder: string): DjangoProject {
  const root = resolve(folder)
  const files = new ProjectFiles(root)
  const folders = walkFolders(root)
  const manages = folders.flatMap(({ path, files: names }) =>
    names.includes("manage.py") ? [join(path, "manage.py")] : [],
  )
  const chosen = manages[0] === join(root, "manage.py") ? manages.slice(0, 1) : preferred(files, manages)
  if (chosen.length > 1) {
    return empty(root, files, folders, { kind: "several-projects", folders: chosen.map((manage) => dirname(manage)) })
  }
  const manage = chosen[0]
  const base = manage === undefined ? root : dirname(manage)
  const template = [manage, ...startUpFiles(folders, base)].find(
    (path) => path !== undefined && isTemplate(files, path),
  )
  if (template !== undefined) return empty(root, files, folders, { kind: "template", file: template })
  return withSettings(root, base, manage, files, folders)
}

/** Templates of projects and test projects in the tree are not the project itself, if there is another. */
function preferred(files: ProjectFiles, manages: readonly string[]): readonly string[] {
  const real = manages.filter(
    (manage) =>
      !isTemplate(files, manage) &&
      !/[\\/](?:tests?|examples?|docs?|samples?)[\\/]/i.test(files.display(manage).replace(/^/, "/")),
  )
  return real.length > 0 ? real : manages
}

function empty(root: string, files: ProjectFiles, folders: readonly Folder[], problem: ProjectProblem): DjangoProject {
  return {
    root,
    base: root,
    manage: undefined,
    searchFolders: [root],
    files,
    folders,
    settings: [],
    siblings: [],
    problems: [problem],
  }
}

const START_UP = /^(?:wsgi|asgi|celery|celery_app)\.py$/

function startUpFiles(folders: readonly Folder[], base: string): string[] {
  return folders
    .filter(({ path }) => path === base || path.startsWith(join(base, "/")))
    .flatMap(({ path, files }) => files.filter((name) => START_UP.test(name)).map((name) => join(path, name)))
}

interface Mention extends SettingsReference {
  readonly name: string
  readonly configuration?: string
}

function withSettings(
  root: string,
  base: string,
  manage: string | undefined,
  files: ProjectFiles,
  folders: readonly Folder[],
): DjangoProject {
  const searchFolders = [base]
  const mentions: Mention[] = []
  const configurations = new Map<string, string>()
  for (const path of [...(manage === undefined ? [] : [manage]), ...startUpFiles(folders, base)]) {
    const startUp = readStartUpFile(files, path, base)
    const role = path === manage ? "manage" : /[\\/][aw]sgi\.py$/.test(path) ? "server" : "worker"
    for (const { variable, value, place } of startUp.settings) {
      if (variable === "DJANGO_CONFIGURATION") configurations.set(path, value)
      else mentions.push({ role, name: value, file: path, line: place.line })
    }
    for (const folder of startUp.searchFolders) {
      const absolute = resolve(base, folder)
      if (!searchFolders.includes(absolute)) searchFolders.push(absolute)
    }
  }
  mentions.push(...textMentions(files, folders, base, root))
  if (root !== base) searchFolders.push(root)
  for (const source of [join(base, "src"), join(root, "src")])
    if (!searchFolders.includes(source)) searchFolders.push(source)

  const problems: ProjectProblem[] = []
  const settings = new Map<string, SettingsModule>()
  for (const { name, role, file, line } of mentions) {
    const reference = { role, file, line }
    const module = files.findModule(name, searchFolders)
    if (module?.path === undefined) {
      if (role !== "tests" && role !== "environment") problems.push({ kind: "settings-missing", name, reference })
      continue
    }
    const configuration =
      configurations.get(file) ?? (usesConfigurations(files, module) ? [...configurations.values()][0] : undefined)
    const key = `${module.path} ${configuration ?? ""}`
    const known = settings.get(key)
    settings.set(key, { module, configuration, references: [...(known?.references ?? []), reference] })
  }
  if (settings.size === 0) {
    for (const module of settingsByName(files, folders, base, searchFolders)) {
      const references = [{ role: "name" as const, file: module.path!, line: 1 }]
      settings.set(module.path!, { module, configuration: undefined, references })
    }
  }
  const template = [...settings.values()].find(({ module }) => isTemplate(files, module.path!))
  if (template !== undefined) return empty(root, files, folders, { kind: "template", file: template.module.path! })
  if (settings.size === 0 && problems.length === 0) problems.push({ kind: "no-project" })
  const used = [...settings.values()]
  const siblings = siblingsOf(folders, used, searchFolders)
  return { root, base, manage, searchFolders, files, folders, settings: used, siblings, problems }
}

function textMentions(files: ProjectFiles, folders: readonly Folder[], base: string, root: string): Mention[] {
  const mentions: Mention[] = []
  for (const { path, files: names } of folders) {
    if (path !== base && path !== root && !/[\\/]\.envs?(?:[\\/]|$)/.test(path)) continue
    for (const name of names.filter(mayNameSettings)) {
      const file = join(path, name)
      for (const { variable, value, line, tests } of readTextReferences(name, files.text(file) ?? "")) {
        if (variable === "DJANGO_SETTINGS_MODULE")
          mentions.push({ role: tests ? "tests" : "environment", name: value, file, line })
      }
    }
  }
  return mentions.toSorted((a, b) => Number(a.role === "tests") - Number(b.role === "tests"))
}

function usesConfigurations(files: ProjectFiles, module: ModuleFile): boolean {
  return /^\s*(?:from|import) configurations\b/m.test(files.source(module.path!)?.text ?? "")
}

/** Where nothing says which settings are used: files that are named so and look so. */
function settingsByName(
  files: ProjectFiles,
  folders: readonly Folder[],
  base: string,
  searchFolders: readonly string[],
): ModuleFile[] {
  const candidates = folders.flatMap(({ path, files: names }) =>
    names.includes("settings.py")
      ? [join(path, "settings.py")]
      : path.endsWith("settings") && names.includes("__init__.py")
        ? [join(path, "__init__.py")]
        : [],
  )
  return candidates
    .filter((path) => /^\s*(?:INSTALLED_APPS|ROOT_URLCONF)\b/m.test(files.source(path)?.text ?? ""))
    .slice(0, 1)
    .flatMap((path) => files.findModule(moduleNameOf(path, base), searchFolders) ?? [])
}

function siblingsOf(
  folders: readonly Folder[],
  used: readonly SettingsModule[],
  searchFolders: readonly string[],
): ModuleFile[] {
  const usedPaths = new Set(used.map(({ module }) => module.path))
  const siblings = new Map<string, ModuleFile>()
  for (const { module } of used) {
    const folder = dirname(module.path!)
    const inPackage = /settings|config|conf/i.test(folder.slice(dirname(folder).length))
    for (const name of folders.find(({ path }) => path === folder)?.files ?? []) {
      const path = join(folder, name)
      if (!name.endsWith(".py") || usedPaths.has(path) || !isFile(path)) continue
      if (
        !(inPackage && /[\\/]settings$/.test(folder)) &&
        !/settings|^(?:base|dev|development|local|prod|production|staging|tests?|ci|common)\.py$/i.test(name)
      )
        continue
      const searched = searchFolders.find((searchFolder) => path.startsWith(join(searchFolder, "/")))
      if (searched === undefined) continue
      siblings.set(path, {
        name: moduleNameOf(path, searched),
        path,
        folder: name === "__init__.py" ? folder : undefined,
      })
    }
  }
  return [...siblings.values()]
}
