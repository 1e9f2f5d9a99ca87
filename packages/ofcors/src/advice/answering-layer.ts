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

/** The first layer before `own` that may answer by itself; names of bundled functions end in digits. */
export function answeringLayer(layers: readonly unknown[], own: unknown): string | undefined {
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
