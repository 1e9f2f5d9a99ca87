import type { AddressSpace } from "ofcors/browser"
import { bareHost, networkOf } from "./addresses.ts"
import type { CheckRequest } from "./request.ts"
import type { Wire } from "./wire.ts"

/** The page that fetches. */
export interface PageFacts {
  readonly url: string
  /** As `Origin` says it: `null` for a page that has none. */
  readonly origin: string
  readonly isSandboxed: boolean
  /** Where it comes from; missing where its host does not resolve here. */
  readonly network: AddressSpace | undefined
}

/** What is known of the page before anything is sent. */
export async function pageFacts({ from, pageNetwork }: CheckRequest, wire: Wire): Promise<PageFacts> {
  // A page without an origin stands nowhere: any URL does for what the model needs.
  if (from === "null") {
    return { url: "http://localhost/", origin: "null", isSandboxed: true, network: pageNetwork ?? "loopback" }
  }
  const url = new URL(from)
  const origin = url.protocol === "http:" || url.protocol === "https:" ? url.origin : "null"
  if (origin === "null") return { url: from, origin, isSandboxed: false, network: pageNetwork ?? "loopback" }
  const network = pageNetwork ?? networkOf((await wire.addressesOf(bareHost(url)))[0])
  return { url: url.href, origin, isSandboxed: false, network }
}
