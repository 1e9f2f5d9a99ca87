import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { expect, test } from "vitest"
import { install } from "./served-host.ts"

const TSC = join(import.meta.dirname, "../../node_modules/.bin/tsc")

test.each(["astro", "react-router", "sveltekit", "workers"])(
  "%s: what its page in the docs says fits the framework's own types",
  async (example) => {
    install(example)
    const project = join(import.meta.dirname, "..", example, "types")
    const { stdout } = await promisify(execFile)(TSC, ["-p", project]).catch((error: { stdout: string }) => error)
    expect(stdout).toBe("")
  },
)
