import type { Handler, JsonSettings, RefusedSettings } from "../../vector.ts"

/** The path that takes orders. */
export const CONTROL = "/the-worker-takes-orders-here"

/** What the worker is told between requests. */
export type Order =
  | { readonly host: string; readonly settings: JsonSettings | readonly JsonSettings[] }
  | { readonly handler: Handler }
  | { readonly refused: RefusedSettings }
  | { readonly ask: "called" }
