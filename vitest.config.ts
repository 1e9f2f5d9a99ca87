import { defineConfig } from "vitest/config"

const project = (name: string, include: string[]): { extends: true; test: { name: string; include: string[] } } => ({
  extends: true,
  test: { name, include },
})

export default defineConfig({
  test: {
    exclude: ["**/node_modules/**", "**/dist/**"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      project("unit", ["packages/**/*.test.ts"]),
      project("conformance", [
        "conformance/**/*.test.ts",
        "conformance-browser/harness.test.ts",
        "conformance-browser/seen.test.ts",
      ]),
      project("checks", ["test/**/*.test.ts"]),
    ],
  },
})
