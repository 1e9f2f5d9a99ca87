import { defineConfig } from "vitest/config"

// Apart from `npm test`: it takes real browsers, and the model does not agree with them everywhere yet.
export default defineConfig({
  test: { include: ["conformance-browser/agreement.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
})
