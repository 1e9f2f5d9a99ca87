import type { AddressSpace } from "./transport.ts"

/** Finds the domain that can be registered (`example.co.uk`) of a host; `undefined` for addresses and public suffixes. */
export type RegistrableDomain = (host: string) => string | undefined

/** What the algorithms ask of the page whose script fetches ("environment settings object"). */
export interface PageFacts {
  readonly url: URL
  /** Relative URLs are resolved against it. */
  readonly baseUrl: URL
  /** Serialised; `null` for an opaque origin. */
  readonly origin: string
  readonly addressSpace: AddressSpace
  readonly secureContext: boolean
  readonly referrerPolicy: string
  readonly embedderPolicy: "unsafe-none" | "require-corp" | "credentialless"
  /** The site of the top-level page, by which caches and cookies are partitioned; unique for opaque origins. */
  readonly partition: string
  /** Whether the page stands in a page of another site. */
  readonly crossSiteAncestor: boolean
  readonly registrableDomain: RegistrableDomain
}
