/// <reference types="expect" preserve="true" />
/**
 * The matchers with their types for Jest, imported from `@jest/globals` or global: `expect.extend(corsMatchers)`, in a
 * test or in a file of `setupFilesAfterEnv`.
 *
 * @module
 */
import type { CorsAssertions } from "./assertions.ts"

declare module "expect" {
  // oxlint-disable-next-line no-unused-vars -- it must have the parameters of Jest's own
  interface Matchers<R extends void | Promise<void>, T> extends CorsAssertions {}
}

declare global {
  namespace jest {
    // oxlint-disable-next-line no-unused-vars -- it must have the parameters of @types/jest's own
    interface Matchers<R, T> extends CorsAssertions {}
  }
}

export type { CorsAssertions } from "./assertions.ts"
export { type AllowOriginOptions, corsMatchers } from "./matchers.ts"
