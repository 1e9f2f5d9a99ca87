import { existsSync, realpathSync } from "node:fs"
import { dirname, join, resolve, sep } from "node:path"
import type { DjangoProject, SettingsModule } from "../django/open-project.ts"
import { moduleNameOf } from "../django/project-files.ts"

/**
 * The settings modules to change, the one that counts first: named by `--settings`, by the environment, by `manage.py`,
 * or by the server's start-up file. Those that only tests use are left out.
 *
 * @returns `undefined` where `wanted` is not to be found
 */
export function chooseSettings(
  project: DjangoProject,
  wanted: string | undefined,
  environment: string | undefined,
): readonly SettingsModule[] | undefined {
  if (wanted !== undefined) {
    const module = findSettings(project, wanted)
    return module === undefined ? undefined : [module]
  }
  const used = project.settings.filter(({ references }) => references.some(({ role }) => role !== "tests"))
  const modules = used.length > 0 ? used : project.settings
  const named = environment === undefined ? undefined : findSettings(project, environment)
  return named === undefined ? modules : [named, ...modules.filter(({ module }) => module.path !== named.module.path)]
}

function findSettings(project: DjangoProject, wanted: string): SettingsModule | undefined {
  const { files, searchFolders } = project
  const known = project.settings.find(({ module }) => module.name === wanted)
  if (known !== undefined) return known
  const path = [resolve(wanted), resolve(project.root, wanted)].find((each) => each.endsWith(".py") && existsSync(each))
  if (path === undefined) {
    const module = files.findModule(wanted, searchFolders)
    return module?.path === undefined ? undefined : { module, configuration: undefined, references: [] }
  }
  const real = realpathSync(path)
  const same = project.settings.find(({ module }) => realpathSync(module.path!) === real)
  if (same !== undefined) return same
  const searched = searchFolders.find((folder) => path.startsWith(folder + sep)) ?? dirname(path)
  const name = moduleNameOf(path, searched)
  const folder = path.endsWith(`${sep}__init__.py`) ? dirname(path) : undefined
  return { module: { name, path: join(path), folder }, configuration: undefined, references: [] }
}
