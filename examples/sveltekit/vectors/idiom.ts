import { fetchIdiom } from "../../../conformance/hosts/fetch-idiom.ts"
import { URL_PARSED, responseFrom } from "../../../conformance/hosts/web-endings.ts"
import type { Host, Idiom } from "../../../conformance/host.ts"
import type { Vectors } from "../../vectors/served-application.ts"

interface Kit {
  error(status: number, body?: string): never
  redirect(status: number, location: string): never
}

const kit = (): Kit => (globalThis as unknown as { vectors: Vectors }).vectors.framework as Kit

/** Endpoints return Responses; errors and redirects are thrown by the framework's own functions. */
export const SVELTEKIT: Idiom<Headers> = {
  ...fetchIdiom,
  ends: {
    ...fetchIdiom.ends,
    redirect: (_headers, { location }) => kit().redirect(302, location),
    // Errors of SvelteKit have no headers; endpoints that need some return a Response.
    "throw http error": (_headers, ending) =>
      ending.headers.length > 0 ? responseFrom(ending) : kit().error(ending.status),
    "not found": () => kit().error(404),
  },
}

/** What never comes to any route, with or without the headers. */
export const LACKS: Host["lacks"] = {
  "malformed path": "SvelteKit itself answers 400 to an escape that does not decode, with the headers",
  "lower-case method": URL_PARSED["lower-case method"],
}

/** What the hook does not see as it was sent. */
export const LACKS_IN_HOOK: Host["lacks"] = {
  ...LACKS,
  "raw path": "the hook has a URL, whose dot segments and backslashes are resolved",
  "absolute target": "adapter-node takes it for a path",
}
