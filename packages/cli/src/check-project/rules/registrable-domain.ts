import { createRequire } from "node:module"

/** Public suffixes of two or more labels by top-level domain, those of hosting services among them. */
const suffixes = createRequire(import.meta.url)("ofcors/public-suffixes.json") as Readonly<Record<string, string>>

/** The part of a host that one owner has: `example.co.uk`, `project.vercel.app`. The host itself where it has none. */
export function registrableDomainOf(host: string): string {
  if (/^\[|^[\d.]+$/.test(host)) return host
  const labels = host.split(".")
  const top = labels.at(-1)!
  const rules = new Set(Object.hasOwn(suffixes, top) ? suffixes[top]!.split(" ") : [])
  let suffix = 1
  for (let count = 2; count <= labels.length; count++) {
    const below = labels.slice(-count, -1)
    if (rules.has(`!${below.join(".")}`)) return labels.slice(-count).join(".")
    if (rules.has(below.join(".")) || rules.has(["*", ...below.slice(1)].join("."))) suffix = count
  }
  return labels.slice(-suffix - 1).join(".")
}
