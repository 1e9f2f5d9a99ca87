import type { VectorFile } from "../vector.ts"
import { classification } from "./classification.ts"
import { origins } from "./origins.ts"
import { requestHeaders } from "./request-headers.ts"

/** The files of vectors that are made of grids, by name. */
export const GRIDS: Readonly<Record<string, VectorFile>> = {
  "classification.json": classification,
  "origins.json": origins,
  "request-headers.json": requestHeaders,
}
