import { builtinModules, createRequire } from "node:module"
import { pathToFileURL } from "node:url"
import { gzipSync } from "node:zlib"
import { rolldown } from "rolldown"
import { progress } from "./progress.mjs"

const require = createRequire(import.meta.url)
const { exports, dependencies = {}, peerDependencies } = require("ofcors/package.json")

/** Bytes of each subpath with all that it needs, as an application would ship it; and what the package depends on. */
export async function measureSizes() {
  const subpaths = Object.keys(exports).filter((subpath) => !subpath.endsWith(".json"))
  const sizes = []
  for (const subpath of subpaths) {
    const specifier = `ofcors${subpath.slice(1)}`
    progress(`size: ${specifier}`)
    sizes.push({ specifier, ...(await bundle(subpath)) })
  }
  return { sizes, dependencies: Object.keys(dependencies).length }
}

/** The modules that bundlers take, whatever Node would load; frameworks and optional packages are the application's own. */
async function bundle(subpath) {
  const build = await rolldown({
    input: new URL(exports[subpath].default, pathToFileURL(require.resolve("ofcors/package.json"))).pathname,
    platform: "neutral",
    external: [...Object.keys(peerDependencies), ...builtinModules, /^node:/],
  })
  try {
    const { output } = await build.generate({ format: "esm", minify: true })
    const code = Buffer.from(output.map((chunk) => chunk.code).join(""))
    return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length }
  } finally {
    await build.close()
  }
}
