import { defineConfig } from "vitest/config"

// Apart from `npm test`, because it takes real browsers.
export default defineConfig({
  test: { include: ["conformance-browser/agreement.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
})
