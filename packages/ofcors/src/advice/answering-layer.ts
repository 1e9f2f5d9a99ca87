/** Layers of the usual packages that answer by themselves, by the names of their functions. */
const ANSWERING =
  /^(?:route .*|router|dispatch|serve|serveStatic|(?:json|urlencoded|raw|text|body)Parser|cors(?:Middleware)?|basicAuth|bearerAuth|jwt|csrf|authenticate)$/

/** The first layer that may answer before those behind it; names of bundled functions end in digits. */
export function answeringLayer(names: readonly string[]): string | undefined {
  return names
    .map((name) => (name.startsWith("route ") ? name : name.replace(/\d+$/, "")))
    .find((name) => ANSWERING.test(name))
}
