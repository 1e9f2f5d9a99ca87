import { loadEntry } from "../on-demand/load-entry.ts"

/** Public suffixes of two or more labels, by top-level domain; `*` and `!` as in the list itself. */
export type PublicSuffixes = Readonly<Record<string, string>>

let rules: ReadonlySet<string> | undefined

/** Makes the list known where it cannot be loaded by itself: in bundles, on edge runtimes, in browsers. */
export function providePublicSuffixes(suffixes: PublicSuffixes): void {
  rules = new Set(
    Object.entries(suffixes).flatMap(([top, names]) =>
      names.split(" ").map((name) => (name.startsWith("!") ? `!${name.slice(1)}.${top}` : `${name}.${top}`)),
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
  if (rules === undefined) {
    const suffixes = loadEntry("ofcors/public-suffixes.json")
    if (suffixes === undefined) return undefined
    providePublicSuffixes(suffixes as PublicSuffixes)
  }
  const name = labels.join(".")
  return rules!.has(name) || (rules!.has("*." + labels.slice(1).join(".")) && !rules!.has("!" + name))
}
