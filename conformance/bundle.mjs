/** Makes programs of the hosts' own files, for where there is no Vitest. */
import { readdirSync } from "node:fs"
import { basename, join } from "node:path"
import { rolldown } from "rolldown"

const HOSTS = join(import.meta.dirname, "hosts")

/** The files that hand a host to `conformance.ts`. */
export function hostFiles() {
  return readdirSync(HOSTS)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join(HOSTS, name))
}

/**
 * Writes a program for each file into a folder; returns their names. Imports that `replaced` names are taken from
 * elsewhere; packages are found in `node_modules`, as in any application.
 */
export async function bundle(files, folder, replaced) {
  const names = files.map((file) => basename(file).replace(/(?:\.test)?\.ts$/, ""))
  const build = await rolldown({
    input: Object.fromEntries(files.map((file, index) => [names[index], file])),
    platform: "node",
    external: (id) => !/^[./]/.test(id) && !(id in replaced),
    plugins: [{ name: "replaced", resolveId: (id) => replaced[id] }],
  })
  await build.write({ dir: folder, format: "esm", entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" })
  await build.close()
  return names
}
