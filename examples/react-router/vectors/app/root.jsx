import { cors } from "ofcors/fetch"

const { vectors } = globalThis
// While it is built there are none.
const withCors = vectors?.inHook ? cors(vectors.policy) : (handler) => handler

export const middleware = [({ request }, next) => withCors(() => next())(request)]
