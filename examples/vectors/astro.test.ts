import { afterAll } from "vitest"
import { addConformanceTests } from "../../conformance/conformance.ts"
import { LACKS, LACKS_IN_HOOK, ASTRO } from "../astro/vectors/idiom.ts"
import { build, serve } from "./served-host.ts"

build("astro", "astro")
const inHook = serve("astro", {
  name: "astro 7, in its middleware",
  idiom: ASTRO,
  lacks: LACKS_IN_HOOK,
  args: ["in-hook"],
})
const around = serve("astro", { name: "astro 7, around its server", idiom: ASTRO, lacks: LACKS })
afterAll(() => {
  inHook.stop()
  around.stop()
})

addConformanceTests(inHook.host)
addConformanceTests(around.host)
