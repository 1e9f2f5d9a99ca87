import { type RequestListener, createServer } from "node:http"
import { cors } from "ofcors/node"
import { SERVER_OPTIONS } from "../../../conformance/hosts/listen.ts"
import { folderOfBuild, listen, offerVectors } from "../../vectors/served-application.ts"
import { SVELTEKIT } from "./idiom.ts"

const { inHook, policy } = offerVectors(SVELTEKIT)
const { handler } = (await import(`${folderOfBuild(import.meta.dirname)}/build/handler.js`)) as {
  handler: RequestListener
}
const withCors = cors(policy)

listen(
  createServer(
    SERVER_OPTIONS,
    inHook ? handler : (request, response) => withCors(request, response, () => handler(request, response)),
  ),
)
