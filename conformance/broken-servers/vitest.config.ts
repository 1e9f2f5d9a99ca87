import { type ViteUserConfig, defineConfig } from "vitest/config"

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["conformance/broken-servers/**/*.servers.ts", "conformance/broken-servers/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    globalSetup: ["conformance/broken-servers/print-table.ts"],
    maxConcurrency: 4,
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
})

export default config
