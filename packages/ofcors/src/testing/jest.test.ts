import { execFile } from "node:child_process"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"

const PROJECT = join(import.meta.dirname, "../../test/jest")
const require = createRequire(import.meta.url)

interface Ended {
  readonly code: number
  readonly output: string
}

/** Runs a program of Node in the project to its end. */
function run(program: string, ...options: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["--experimental-vm-modules", program, ...options],
      { cwd: PROJECT, env: { ...process.env, NODE_ENV: "test", FORCE_COLOR: "0", NO_COLOR: "1" } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    )
  })
}

/** In Jest's own processes, on the built package. */
const runJest = (...options: readonly string[]): Promise<Ended> =>
  run(require.resolve("jest/bin/jest"), "--ci", "--no-cache", "--runInBand", ...options)

test("the matchers pass in Jest, imported and global", { timeout: 60_000 }, async () => {
  const { code, output } = await runJest("--testNamePattern", "^passes")
  expect(output).toContain("Tests:       2 skipped, 3 passed, 5 total")
  expect(code).toBe(0)
})

test("a failing assertion in Jest prints the report", { timeout: 60_000 }, async () => {
  const { code, output } = await runJest("--testNamePattern", "^fails")
  expect(output).toContain("Tests:       2 failed, 3 skipped, 5 total")
  expect(output).toContain(`
    expected the page to read the response

    blocked: GET http://localhost:8000/api/items
      page http://localhost:3001, engine standard, credentials same-origin

      1. actual: GET http://localhost:8000/api/items
         > Origin: http://localhost:3001
         < 200 OK
         < Vary: Origin

      Stopped at 1: cors-check, step 2
        Access-Control-Allow-Origin is missing
`)
  expect(output).toContain("expected the application not to allow pages of http://localhost:3000\n")
  expect(code).toBe(1)
})

test("the types fit those of @jest/globals and of @types/jest", { timeout: 120_000 }, async () => {
  const compiler = join(dirname(require.resolve("typescript/package.json")), "bin/tsc")
  expect(await run(compiler, "-p", PROJECT)).toEqual({ code: 0, output: "" })
})
