import { afterAll } from "vitest"
import { addConformanceTests } from "../../conformance/conformance.ts"
import { LACKS, LACKS_IN_HOOK, SVELTEKIT } from "../sveltekit/vectors/idiom.ts"
import { build, serve } from "./served-host.ts"

build("sveltekit", "vite")
const inHook = serve("sveltekit", {
  name: "sveltekit 3, in its hook",
  idiom: SVELTEKIT,
  lacks: LACKS_IN_HOOK,
  args: ["in-hook"],
})
const around = serve("sveltekit", { name: "sveltekit 3, around its server", idiom: SVELTEKIT, lacks: LACKS })
afterAll(() => {
  inHook.stop()
  around.stop()
})

addConformanceTests(inHook.host)
addConformanceTests(around.host)
