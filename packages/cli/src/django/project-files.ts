import { readFileSync, statSync } from "node:fs"
import { join, relative, sep } from "node:path"
import { type SourceFile, readSourceFile } from "../python/source-file.ts"

/** A module of the project, found by its dotted name. */
export interface ModuleFile {
  /** Dotted, as it is imported: `config.settings.base`. */
  readonly name: string
  /** The file, or `undefined` for a folder without `__init__.py`. */
  readonly path: string | undefined
  /** The folder of a package. */
  readonly folder: string | undefined
}

/** Reads a project's files, each once. Only this touches the disk while settings are read. */
export class ProjectFiles {
  /** Absolute. */
  readonly root: string
  readonly #sources = new Map<string, SourceFile | undefined>()

  constructor(root: string) {
    this.root = root
  }

  /** A Python file, or `undefined` where there is none to read. */
  source(path: string): SourceFile | undefined {
    if (!this.#sources.has(path)) {
      const bytes = readBytes(path)
      this.#sources.set(path, bytes === undefined ? undefined : readSourceFile(path, bytes))
    }
    return this.#sources.get(path)
  }

  /** The text of a file that is no Python, with its byte order mark; `undefined` where there is none in UTF-8. */
  text(path: string): string | undefined {
    const bytes = readBytes(path)
    try {
      return bytes === undefined ? undefined : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      return undefined
    }
  }

  /** Uses another text for a file from now on, without writing it: to see what an edit would do. */
  replace(path: string, text: string): void {
    this.#sources.set(path, readSourceFile(path, new TextEncoder().encode(text)))
  }

  /** The same files, to be changed apart from these. */
  copy(): ProjectFiles {
    const files = new ProjectFiles(this.root)
    for (const [path, source] of this.#sources) files.#sources.set(path, source)
    return files
  }

  /** Finds a module by its dotted name in the first of the folders that has it, as Python's import does. */
  findModule(name: string, searchFolders: readonly string[]): ModuleFile | undefined {
    if (!/^[^\s./\\:]+(?:\.[^\s./\\:]+)*$/.test(name)) return undefined
    const parts = name.split(".")
    let namespace: ModuleFile | undefined
    for (const searched of searchFolders) {
      const base = join(searched, ...parts)
      const folder = isFolder(base)
      if (folder && isFile(join(base, "__init__.py"))) return { name, path: join(base, "__init__.py"), folder: base }
      if (isFile(`${base}.py`)) return { name, path: `${base}.py`, folder: undefined }
      if (folder) namespace ??= { name, path: undefined, folder: base }
    }
    return namespace
  }

  /** A path below the root as people write it: `config/settings/base.py`. */
  display(path: string): string {
    return relative(this.root, path).split(sep).join("/") || "."
  }
}

/** The dotted name that a file has when `searchFolder` is searched for modules. */
export function moduleNameOf(path: string, searchFolder: string): string {
  const name = relative(searchFolder, path.replace(/\.py$/, "")).split(sep).join(".")
  return name.replace(/\.__init__$/, "")
}

/** The package that a module's relative imports begin from. */
export function packageOf(module: ModuleFile): string {
  return module.folder === undefined ? module.name.split(".").slice(0, -1).join(".") : module.name
}

/** Whether there is a file of this name; false also where that cannot be seen. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** Whether there is a folder of this name; false also where that cannot be seen. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function readBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
