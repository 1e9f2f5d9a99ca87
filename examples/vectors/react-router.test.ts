import { afterAll } from "vitest"
import { addConformanceTests } from "../../conformance/conformance.ts"
import { LACKS, LACKS_IN_HOOK, REACT_ROUTER } from "../react-router/vectors/idiom.ts"
import { build, serve } from "./served-host.ts"

build("react-router", "react-router")
const inHook = serve("react-router", {
  name: "react router 8, in its middleware",
  idiom: REACT_ROUTER,
  lacks: LACKS_IN_HOOK,
  args: ["in-hook"],
})
const around = serve("react-router", { name: "react router 8, around its server", idiom: REACT_ROUTER, lacks: LACKS })
afterAll(() => {
  inHook.stop()
  around.stop()
})

addConformanceTests(inHook.host)
addConformanceTests(around.host)
