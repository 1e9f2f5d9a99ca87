import { fetchIdiom } from "../../../conformance/hosts/fetch-idiom.ts"
import { URL_PARSED } from "../../../conformance/hosts/web-endings.ts"
import type { Host, Idiom } from "../../../conformance/host.ts"
import type { Vectors } from "../../vectors/served-application.ts"

interface Framework {
  data(value: unknown, init: ResponseInit): unknown
  redirect(location: string): Response
}

const framework = (): Framework => (globalThis as unknown as { vectors: Vectors }).vectors.framework as Framework

/** Loaders and actions return Responses, and throw `data()` for errors. */
export const REACT_ROUTER: Idiom<Headers> = {
  ...fetchIdiom,
  ends: {
    ...fetchIdiom.ends,
    redirect: (_headers, { location }) => framework().redirect(location),
    "throw http error": (_headers, { status, headers }) => {
      // eslint-disable-next-line typescript/only-throw-error -- the framework's own way
      throw framework().data(null, { status, headers: headers.map(([name, value]): [string, string] => [name, value]) })
    },
    "not found": () => {
      // eslint-disable-next-line typescript/only-throw-error -- the framework's own way
      throw framework().data(null, { status: 404 })
    },
  },
}

/** What never comes to any route. */
export const LACKS: Host["lacks"] = {
  "lower-case method": URL_PARSED["lower-case method"],
  "unusual method": "React Router answers 405 to methods that it does not know",
}

/** What the middleware does not see as it was sent. */
export const LACKS_IN_HOOK: Host["lacks"] = {
  ...LACKS,
  "absolute target": "createRequestListener takes it for a path",
  "raw path": "the middleware has a URL, whose dot segments and backslashes are resolved",
}
