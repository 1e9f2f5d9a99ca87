import type { DjangoOracle, OracleResponse, OracleSettings } from "../equivalence/oracle/django-oracle.ts"

/** The real Django with the settings of one case, as Python reads them. */
export interface Wire {
  /** `Access-Control-Allow-Origin` for a page of this origin. */
  allows(origin: string, path?: string): Promise<string | undefined>
  get(headers?: Readonly<Record<string, string>>, path?: string): Promise<OracleResponse>
  preflight(origin: string, path?: string): Promise<OracleResponse>
  post(headers: Readonly<Record<string, string>>, path?: string): Promise<OracleResponse>
  /** The codes of django-cors-headers' own checks. */
  checks(): Promise<readonly string[]>
  /** The codes of every system check of Django. */
  systemChecks(): Promise<readonly string[]>
}

/** Sends requests through the middleware that a settings module's source sets up. */
export async function wireOf(oracle: DjangoOracle, source: string): Promise<Wire> {
  const settings: OracleSettings = await oracle.evaluate(source)
  const send = (
    method: string,
    path = "/api/",
    headers: Readonly<Record<string, string>> = {},
  ): Promise<OracleResponse> => oracle.respond(settings, { method, path, headers })
  return {
    allows: async (origin, path) => (await send("GET", path, { origin })).headers["access-control-allow-origin"],
    get: (headers, path) => send("GET", path, headers),
    preflight: (origin, path) => send("OPTIONS", path, { origin, "access-control-request-method": "PUT" }),
    post: (headers, path) => send("POST", path, headers),
    checks: () => oracle.checks(settings),
    systemChecks: () => oracle.systemChecks(settings),
  }
}
