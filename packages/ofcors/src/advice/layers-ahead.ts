import type { Policy } from "../server/policy.ts"

/** Layers of the usual packages that answer by themselves, by the names of their functions. */
const ANSWERING =
  /^(?:route .*|router|mounted_app|dispatch|serve|serveStatic|(?:json|urlencoded|raw|text|body)Parser|cors(?:Middleware)?|basicAuth|bearerAuth|bodyLimit|timeout|jwt|csrf|authenticate)$/

/** A layer as Express, Hono or Koa keep it: the function itself, or an object around it. */
interface Layer {
  readonly handle?: unknown
  readonly handler?: { readonly name: string }
  readonly name?: string
  readonly route?: { readonly path: unknown } | undefined
  /** What Koa's router hangs on its function, which has no name. */
  readonly router?: unknown
}

/** What a framework keeps its layers in: the list itself, or the application. */
interface Application {
  /** Express 4. It throws for `router`. */
  readonly _router?: { readonly stack: readonly unknown[] }
  /** Express 5. */
  readonly router?: { readonly stack: readonly unknown[] }
  /** Koa. */
  readonly middleware?: readonly unknown[]
}

/** The layers of an application, in the order in which they run. */
function layersOf(application: unknown): readonly unknown[] {
  if (Array.isArray(application)) return application
  const { middleware, _router } = (application ?? {}) as Application
  return middleware ?? (_router ?? (application as Application | undefined)?.router)?.stack ?? []
}

/** Warns where a layer stands before `own` that may answer first. */
export function reportLayersAhead(policy: Pick<Policy, "report">, application: unknown, own: unknown): void {
  const before = answeringLayer(application, own)
  if (before !== undefined) policy.report("not-at-the-top", { before })
}

/** The first layer before `own` that may answer by itself; names of bundled functions end in digits. */
function answeringLayer(application: unknown, own: unknown): string | undefined {
  const layers = layersOf(application)
  const position = layers.findIndex((layer) => [layer, (layer as Layer).handle, (layer as Layer).handler].includes(own))
  return layers
    .slice(0, Math.max(position, 0))
    .map((layer) => {
      const { name, handler, route, router } = layer as Layer
      if (router !== undefined) return "router"
      return route === undefined ? (handler?.name ?? name ?? "").replace(/\d+$/, "") : `route ${String(route.path)}`
    })
    .find((name) => ANSWERING.test(name))
}
