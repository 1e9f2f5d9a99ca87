import { fetchIdiom } from "../../../conformance/hosts/fetch-idiom.ts"
import { URL_PARSED } from "../../../conformance/hosts/web-endings.ts"
import type { Host, Idiom } from "../../../conformance/host.ts"
import type { Vectors } from "../../vectors/served-application.ts"

interface Context {
  redirect(path: string): Response
}

/** What the endpoint was given. */
const context = (): Context => (globalThis as unknown as { vectors: Vectors }).vectors.framework as Context

/** Endpoints return Responses. */
export const ASTRO: Idiom<Headers> = {
  ...fetchIdiom,
  ends: {
    ...fetchIdiom.ends,
    redirect: (_headers, { location }) => context().redirect(location),
    abort: "Astro adds a sentence of its own to a response whose stream failed",
    "throw http error": "Astro has no class for errors",
    // Astro renders its own page in place of an empty 404.
    "not found": () => new Response(null, { status: 404 }),
  },
}

/** What never comes to any route. */
export const LACKS: Host["lacks"] = {
  "malformed path": "Astro's server answers 400 to an escape that does not decode",
  "lower-case method": URL_PARSED["lower-case method"],
}

/** What the middleware does not see as it was sent. */
export const LACKS_IN_HOOK: Host["lacks"] = {
  ...LACKS,
  "absolute target": "Astro takes it for a path",
  "raw path": "the middleware has a URL, whose dot segments and backslashes are resolved",
}
