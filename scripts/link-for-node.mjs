// Links the modules of packages/ofcors/dist into dist/linked, which Node, Bun and Deno load: finding and reading forty
// small files takes ten times as long as running them. Nothing is minified, and every test of the package runs on
// the result; bundlers and edge runtimes take the modules themselves, which map one to one to the source.
import { readFileSync } from "node:fs"
import { isAbsolute } from "node:path"
import { fileURLToPath } from "node:url"
import { rolldown } from "rolldown"

const dist = fileURLToPath(new URL("../packages/ofcors/dist/", import.meta.url))
const { exports } = JSON.parse(readFileSync(new URL("../packages/ofcors/package.json", import.meta.url), "utf8"))

const entries = Object.entries(exports)
  .filter(([, entry]) => entry.node !== undefined)
  .map(([, entry]) => [entry.node.replace("./dist/linked/", "").replace(/\.js$/, ""), entry.default])

/** What every adapter needs stands in one chunk, once: the doors in `on-demand` keep what was provided to them. */
const CORE =
  /[\\/]dist[\\/](?:http|on-demand|policy|server)[\\/]|[\\/]dist[\\/]diagnostics[\\/](?:diagnostic|settings-error)\.js$|[\\/]dist[\\/]adapters[\\/](?:commit-headers|handle|handshake|web)\.js$/

const build = await rolldown({
  input: Object.fromEntries(
    entries.map(([name, file]) => [name, fileURLToPath(new URL(`../packages/ofcors/${file}`, import.meta.url))]),
  ),
  platform: "node",
  external: (id) => !id.startsWith(".") && !isAbsolute(id),
})
await build.write({
  dir: `${dist}linked`,
  format: "esm",
  sourcemap: true,
  minify: false,
  chunkFileNames: "[name].js",
  codeSplitting: { groups: [{ name: "core", test: CORE }] },
})
await build.close()
