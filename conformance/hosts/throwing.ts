import type { End } from "../vector.ts"

/** Handlers that fail, the same in every framework. */
export const throwing: Readonly<
  Record<
    Extract<End, "throw error" | "throw string" | "throw null" | "reject error" | "own error handler">,
    () => unknown
  >
> = {
  "throw error": fail,
  "throw string": () => throwAnything("the handler failed"),
  "throw null": () => throwAnything(null),
  "reject error": async () => fail(),
  "own error handler": fail,
}

function fail(): never {
  throw new Error("the handler failed")
}

function throwAnything(value: unknown): never {
  throw value
}
