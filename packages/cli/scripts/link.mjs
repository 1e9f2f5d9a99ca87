// Links the command's modules into dist: what one command needs stands in a few files, which Node finds and reads much
// faster than a hundred small ones. Nothing is minified; packages stay packages.
import { mkdirSync, readdirSync, rmSync } from "node:fs"
import { isAbsolute, relative, sep } from "node:path"
import { fileURLToPath } from "node:url"
import { rolldown } from "rolldown"

const source = fileURLToPath(new URL("../src/", import.meta.url))
const dist = fileURLToPath(new URL("../dist/", import.meta.url))

mkdirSync(dist, { recursive: true })
// The demo's page comes from a build of its own.
for (const name of readdirSync(dist)) if (name !== "workbench") rmSync(`${dist}${name}`, { recursive: true })

const build = await rolldown({
  // The second runs in a process of its own.
  input: { main: `${source}main.ts`, "module-child": `${source}policy-file/module-child.ts` },
  platform: "node",
  external: (id) => !id.startsWith(".") && !isAbsolute(id),
})
await build.write({
  dir: dist,
  format: "esm",
  sourcemap: true,
  minify: false,
  // Each folder has its `run.ts`.
  chunkFileNames: ({ facadeModuleId, name }) =>
    `${facadeModuleId === null ? name : relative(source, facadeModuleId).replace(/\.ts$/, "").replaceAll(sep, "-")}.js`,
})
await build.close()
