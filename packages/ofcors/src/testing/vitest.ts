/// <reference types="vitest" preserve="true" />
/**
 * The matchers with their types for Vitest: `expect.extend(corsMatchers)`, in a test or in a file of `setupFiles`.
 *
 * @module
 */
import type { CorsAssertions } from "./assertions.ts"

declare module "vitest" {
  // oxlint-disable-next-line no-unused-vars -- it must have the parameters of Vitest's own
  interface Matchers<T> extends CorsAssertions {}
}

export type { CorsAssertions } from "./assertions.ts"
export { type AllowOriginOptions, corsMatchers } from "./matchers.ts"
