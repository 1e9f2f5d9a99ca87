import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { build, preview } from "vite"
import { EXAMPLE } from "./django-api.ts"

/** The example's page, built for an API and served on several origins. */
export interface ReactPage {
  readonly origins: readonly string[]
  close(): Promise<void>
}

/** Builds the page with Vite, as the example's own configuration says, and serves it on each port. */
export async function serveReactPage(api: string, ports: readonly number[]): Promise<ReactPage> {
  const outDir = await mkdtemp(join(tmpdir(), "ofcors-page-"))
  process.env["VITE_API"] = api
  const shared = { root: EXAMPLE, logLevel: "warn", build: { outDir, emptyOutDir: true } } as const
  await build(shared)
  const servers = await Promise.all(
    ports.map((port) => preview({ ...shared, preview: { port, strictPort: true, host: "localhost" } })),
  )
  return {
    origins: ports.map((port) => `http://localhost:${port}`),
    async close() {
      await Promise.all(servers.map((server) => server.close()))
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
