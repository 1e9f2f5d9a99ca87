/** The part of Node's `process` (also Bun's and Deno's) that loads a module at once, and only when it is needed. */
interface ModuleLoader {
  getBuiltinModule?(name: "module"): { createRequire(from: string): (path: string) => unknown } | undefined
}

/** Loads another entry of this package; `undefined` on edge runtimes, in browsers, and bundled away from the package. */
export function loadEntry(entry: string): unknown {
  try {
    const { process } = globalThis as { process?: ModuleLoader }
    return process?.getBuiltinModule?.("module")?.createRequire(import.meta.url)(entry)
  } catch {
    return undefined
  }
}
