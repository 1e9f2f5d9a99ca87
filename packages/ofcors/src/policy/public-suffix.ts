/** Public suffixes of two or more labels, by top-level domain; `*.ck` and `!www.ck` as in the list itself. */
export type PublicSuffixes = Readonly<Record<string, string>>

let rules: ReadonlySet<string> | undefined

/** Makes the list known where it cannot be loaded by itself: in bundles, on edge runtimes, in browsers. */
export function usePublicSuffixes(suffixes: PublicSuffixes): void {
  rules = new Set(
    Object.entries(suffixes).flatMap(([tld, names]) =>
      names.split(" ").map((name) => (name.startsWith("!") ? `!${name.slice(1)}.${tld}` : `${name}.${tld}`)),
    ),
  )
}

/**
 * Whether anyone can register names directly under `host`. A single label always is one (the list's rule `*`);
 * `undefined` means that the list is not at hand.
 */
export function isPublicSuffix(host: string): boolean | undefined {
  const labels = host.replace(/\.$/, "").split(".")
  if (labels.length === 1) return true
  if (rules === undefined) load()
  if (rules === undefined) return undefined
  const name = labels.join(".")
  return rules.has(name) || (rules.has("*." + labels.slice(1).join(".")) && !rules.has("!" + name))
}

/** The part of Node's `process` (also Bun's and Deno's) that loads a module only when it is needed, and at once. */
interface ModuleLoader {
  getBuiltinModule?(name: "module"): { createRequire(from: string): (path: string) => unknown } | undefined
}

/** 100 kB that only settings with credentials and subdomains need stay out of every bundle and every other start. */
function load(): void {
  try {
    const loader = (globalThis as { process?: ModuleLoader }).process
    const require = loader?.getBuiltinModule?.("module")?.createRequire(import.meta.url)
    if (require !== undefined) usePublicSuffixes(require("ofcors/public-suffixes.json") as PublicSuffixes)
  } catch {
    // Bundled away from its package: `isPublicSuffix` says that it does not know.
  }
}
