import { type RequestListener, createServer } from "node:http"
import { cors } from "ofcors/node"
import { SERVER_OPTIONS } from "../../../conformance/hosts/listen.ts"
import { folderOfBuild, listen, offerVectors } from "../../vectors/served-application.ts"
import { ASTRO } from "./idiom.ts"

const { inHook, policy } = offerVectors(ASTRO)
process.env["ASTRO_NODE_AUTOSTART"] = "disabled"
const { handler } = (await import(`${folderOfBuild(import.meta.dirname)}/dist/server/entry.mjs`)) as {
  handler: RequestListener
}
const withCors = cors(policy)

listen(
  createServer(
    SERVER_OPTIONS,
    inHook ? handler : (request, response) => withCors(request, response, () => handler(request, response)),
  ),
)
