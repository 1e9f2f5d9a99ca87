import { type RequestListener, createServer } from "node:http"
import { cors } from "ofcors/node"
import { SERVER_OPTIONS } from "../../../conformance/hosts/listen.ts"
import { folderOfBuild, listen, offerVectors } from "../../vectors/served-application.ts"
import { REACT_ROUTER } from "./idiom.ts"

const { inHook, policy } = offerVectors(REACT_ROUTER)
const build = await import(`${folderOfBuild(import.meta.dirname)}/build/server/index.js`)
// Not by name: the types of the repository are checked before any example is installed.
const { createRequestListener } = (await import(import.meta.resolve("@react-router/node"))) as {
  createRequestListener: (options: object) => RequestListener
}
const handler = createRequestListener({ build, mode: "production" })
const withCors = cors(policy)

listen(
  createServer(
    SERVER_OPTIONS,
    inHook ? handler : (request, response) => withCors(request, response, () => handler(request, response)),
  ),
)
