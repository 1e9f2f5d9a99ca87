import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["examples/*.test.ts", "examples/vectors/*.test.ts"],
    // Both install and build the same folders.
    fileParallelism: false,
    // Each example installs its packages, and some build themselves.
    testTimeout: 60_000,
    hookTimeout: 600_000,
  },
})
