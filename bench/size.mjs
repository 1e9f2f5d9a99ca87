import { builtinModules, createRequire } from "node:module"
import { gzipSync } from "node:zlib"
import { rolldown } from "rolldown"
import { progress } from "./progress.mjs"

/** What an application brings itself. */
const FRAMEWORKS = ["express", "fastify", "koa", "hono"]

/** Bytes of each subpath with all that it needs, as an application would ship it; and what the package depends on. */
export async function measureSizes() {
  const { exports, dependencies = {} } = createRequire(import.meta.url)("ofcors/package.json")
  const subpaths = Object.keys(exports).filter((subpath) => !subpath.endsWith(".json"))
  const sizes = []
  for (const subpath of subpaths) {
    const specifier = `ofcors${subpath.slice(1)}`
    progress(`size: ${specifier}`)
    sizes.push({ specifier, ...(await bundle(specifier)) })
  }
  return { sizes, dependencies: Object.keys(dependencies).length }
}

async function bundle(specifier) {
  const entry = `export * from ${JSON.stringify(specifier)}`
  const build = await rolldown({
    input: "entry",
    platform: "neutral",
    external: [...FRAMEWORKS, ...builtinModules, /^node:/],
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === "entry" ? "\0entry" : null),
        load: (id) => (id === "\0entry" ? entry : null),
      },
      // A virtual entry has no folder to resolve from.
      {
        name: "from-bench",
        resolveId: (id, importer) => (importer === "\0entry" ? createRequire(import.meta.url).resolve(id) : null),
      },
    ],
  })
  try {
    const { output } = await build.generate({ format: "esm", minify: true })
    const code = Buffer.from(output.map((chunk) => chunk.code).join(""))
    return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length }
  } finally {
    await build.close()
  }
}
